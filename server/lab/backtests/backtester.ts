// Runs backtests in the background, one after the other. One that a process died over is taken up again, once.
import { createHash } from 'node:crypto'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { BacktestRow } from '../../storage/lab/backtests.ts'
import { askingAs } from '../../venue/index.ts'
import type { NamedBars } from '../runs/jobs.ts'
import { JobTooSlow, type ProgramPool } from '../runs/pool.ts'
import { barsFor } from './bars-for.ts'

const everyMs = 2_000
const limitMs = 300_000
/** Longer than reading candles and running take together. */
const leaseMs = 15 * 60_000
const mostTries = 2
const noteEveryMs = 1_000
/** As on the exchange: USDC. */
const minimumNotional = '10'
const mostOtherSeries = 8

export interface Backtester {
  start(): void
  stop(): Promise<void>
  /** Runs one backtest that waits. False when there is none. */
  run(): Promise<boolean>
}

type Ports = Pick<Context, 'store' | 'exchange' | 'clock' | 'log' | 'config'>

export function createBacktester(ports: Ports, pool: ProgramPool): Backtester {
  const { store, exchange, clock, log, config } = ports
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
    return true
  }

  async function work(row: BacktestRow): Promise<void> {
    const { terms } = row
    const version = await store.programs.version(row.programId, row.version)
    if (version === undefined) throw new ServiceError('NOT_FOUND', 'The program is gone')
    const assets = await exchange.assets()
    const markets: (NamedBars & {
      limits: (typeof assets)[number] & { minimumNotional: string }
    })[] = []
    for (const symbol of terms.symbols) {
      const asset = assets.find((one) => one.symbol === symbol)
      const bars = await askingAs('visitor', () => barsFor(exchange, symbol, terms.interval, terms))
      const first = bars.t[0]
      if (asset === undefined || first === undefined || first > terms.from) {
        const since = first === undefined ? 'none' : new Date(first).toISOString()
        const message = `The first ${terms.interval} candle of ${symbol} there is: ${since}`
        throw new ServiceError('VALIDATION_FAILED', message)
      }
      markets.push({ symbol, bars, limits: { ...asset, minimumNotional } })
    }
    const candles: NamedBars[] = []
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
        })
        .catch(() => {})
    }
    for (;;) {
      const answer = await pool
        .ask(
          { kind: 'backtest', code: version.code, terms, markets, candles },
          { owner: row.userId, limitMs, progress, signal },
        )
        .catch((error: unknown) => {
          if (cancelled.signal.aborted) return null
          throw error
        })
      if (answer === null) return
      if (answer.kind === 'faulty') return store.backtests.fail(row.id, answer.error, clock())
      if (answer.kind === 'tested') {
        const { outcome, events } = answer
        const result = { outcome, events, fingerprint: fingerprintOf(markets), at: clock() }
        return store.backtests.complete(row.id, result)
      }
      if (answer.kind !== 'needs' || candles.length >= mostOtherSeries) {
        throw new JobTooSlow(`A program reads at most ${mostOtherSeries} other series`)
      }
      for (const { symbol, interval } of answer.series) {
        if (candles.some((one) => one.symbol === symbol && one.bars.interval === interval)) continue
        const bars = await askingAs('visitor', () => barsFor(exchange, symbol, interval, terms))
        candles.push({ symbol, bars })
      }
    }
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
      pool.close()
      await underWay
    },
  }
}

function fingerprintOf(markets: readonly NamedBars[]): string {
  const hash = createHash('sha256')
  for (const { symbol, bars } of markets) {
    hash.update(`${symbol} ${bars.interval}`)
    for (const column of [bars.t, bars.o, bars.h, bars.l, bars.c, bars.v]) {
      hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    }
  }
  return hash.digest('hex')
}
