// Runs backtests in the background, one after the other. One that a process died over is taken up again, once.
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { BacktestRow } from '../../storage/lab/backtests.ts'
import { JobTooSlow } from '../runs/pool.ts'
import { tellProgress } from './tell-progress.ts'
import { askWithCandles, fingerprintOf, testMarkets } from './test-data.ts'

const everyMs = 2_000
const limitMs = 300_000
/** Longer than reading candles and running take together. */
const leaseMs = 15 * 60_000
const mostTries = 2
const noteEveryMs = 1_000

export interface Backtester {
  start(): void
  stop(): Promise<void>
  /** Runs one backtest that waits. False when there is none. */
  run(): Promise<boolean>
}

type Ports = Pick<
  Context,
  'store' | 'exchange' | 'bus' | 'clock' | 'log' | 'config' | 'programPool'
>

export function createBacktester(ports: Ports): Backtester {
  const { store, clock, log, config } = ports
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()

  async function run(): Promise<boolean> {
    const row = await store.backtests.claim(clock(), clock() + leaseMs)
    if (row === undefined) return false
    try {
      if (row.tries > mostTries) throw new JobTooSlow('It was begun twice and never ended')
      await work(row)
    } catch (error) {
      if (stopping.signal.aborted) return false
      const isTold = error instanceof ServiceError || error instanceof JobTooSlow
      if (!isTold) log.error({ backtestId: row.id, error: String(error) }, 'a backtest failed')
      const message = isTold ? error.message : 'Something broke on the server'
      await store.backtests.fail(row.id, { message, line: null, column: null }, clock())
    }
    tellProgress(ports, row.userId, { backtest: row.id })
    return true
  }

  async function work(row: BacktestRow): Promise<void> {
    const { terms } = row
    const version = await store.programs.version(row.programId, row.version)
    if (version === undefined) throw new ServiceError('NOT_FOUND', 'The program is gone')
    const markets = await testMarkets(ports, terms)
    const cancelled = new AbortController()
    const signal = AbortSignal.any([cancelled.signal, stopping.signal])
    let notedAt = clock()
    const progress = (share: number) => {
      if (clock() - notedAt < noteEveryMs) return
      notedAt = clock()
      void store.backtests
        .hold(row.id, share, clock() + leaseMs)
        .then((isWanted) => {
          if (!isWanted) cancelled.abort()
          tellProgress(ports, row.userId, { backtest: row.id })
        })
        .catch(() => {})
    }
    const answer = await askWithCandles(
      ports,
      { kind: 'backtest', code: version.code, terms, markets, candles: [] },
      { owner: row.userId, limitMs, progress, signal },
    ).catch((error: unknown) => {
      if (cancelled.signal.aborted) return null
      throw error
    })
    if (answer === null) return
    if (answer.kind === 'faulty') return store.backtests.fail(row.id, answer.error, clock())
    if (answer.kind !== 'tested') throw new Error(`a backtest was answered by ${answer.kind}`)
    const { outcome, events } = answer
    const result = { outcome, events, fingerprint: fingerprintOf(markets), at: clock() }
    await store.backtests.complete(row.id, result)
  }

  async function turn(): Promise<void> {
    const isBusy = await run().catch((error: unknown) => {
      log.error({ error: String(error) }, 'backtests could not be worked on; trying again')
      return false
    })
    if (!stopping.signal.aborted) timer = setTimeout(next, isBusy ? 0 : everyMs)
  }

  function next(): void {
    underWay = turn()
  }

  return {
    run,
    start() {
      // Only one process can use the embedded database: what was under way is nobody's now.
      const begin = config.databaseUrl === undefined ? store.backtests.release() : undefined
      underWay = Promise.resolve(begin)
        .catch(() => {})
        .then(turn)
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await underWay
    },
  }
}
