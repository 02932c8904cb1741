// What programs say to the sessions that trade by them. A session never waits for one: it hears what is known, and what
// is not known is asked meanwhile, in the processes for programs.
import { ServiceError, isExchangeAway } from '../../../contract/errors.ts'
import { toNumber } from '../../../contract/decimal.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import { type PositionSeen, programMoment } from '../../../engine/sessions/program-moment.ts'
import type { PositionState, SignalValue } from '../../../engine/types.ts'
import type { Needed } from '../../../sandbox/data/given-candles.ts'
import { failureOf, signalOf } from '../../../sandbox/sessions/session-signal.ts'
import { sessionSeed } from '../../../sandbox/sessions/start-voice.ts'
import type { Context } from '../../context.ts'
import type { ProgramSignals, SessionByProgram, SessionSituation } from '../../sessions/port.ts'
import { type RunResult, runOnMarket } from '../runs/run-on-market.ts'

export interface ProgramSignalsDeps extends Pick<
  Context,
  'store' | 'exchange' | 'programPool' | 'clock' | 'log'
> {
  /** Milliseconds after a close in which its candle is known. */
  settleMs?: number
}

export interface ProgramSignalsHandle extends ProgramSignals {
  /** Until all that were being asked have answered. */
  answered(): Promise<void>
  /** What has not answered is asked again by the next process. */
  stop(): void
}

const usualSettleMs = 1_500
/** Before it is asked again, where it was not the program that failed. */
const pauseMs = 5_000

/** Of a run that was ended for taking too long: a busy machine may be why, and each candle is asked about once. */
const mostTries = 3

export function createProgramSignals(deps: ProgramSignalsDeps): ProgramSignalsHandle {
  const { store, clock, log, settleMs = usualSettleMs } = deps
  /** By session. */
  const asking = new Map<string, Promise<void>>()
  /** The candles that its program read before, by session. */
  const reading = new Map<string, Needed[]>()
  const pausedUntil = new Map<string, number>()
  let isStopping = false

  async function ask(session: SessionByProgram, seen: SessionSituation, at: number): Promise<void> {
    const { program, symbol } = session
    const { programId, version, interval, params } = program
    const stored = await store.programs.version(programId, version)
    if (stored === undefined) throw new Error(`program ${programId} has no version ${version}`)
    const before = await store.sessionPrograms.of(session.id)
    const moment = programMoment(
      {
        ...seen,
        symbol,
        time: at + 1,
        leverage: session.leverage,
        budget: toNumber(session.budget),
      },
      seen.positions.filter(({ status }) => status !== 'opening').map(positionSeen),
    )
    const { time, balance, equity, markets } = moment
    const state = before?.state ?? '{}'
    const own = { code: stored.code, symbols: [symbol], interval, params, seed: sessionSeed }
    const run = { ...own, state, time, balance, equity, markets, about: [0] }
    const reads = reading.get(session.id) ?? []
    reading.set(session.id, reads)
    let result = await runOnMarket(deps, 'work', run, session.userId, reads)
    for (let again = 1; isEnded(result) && again < mostTries && !isStopping; again++) {
      result = await runOnMarket(deps, 'work', run, session.userId, reads)
    }
    if (isStopping) return
    const candle = { interval, at, price: seen.price }
    const said =
      result.kind === 'done'
        ? signalOf(result.decisions, symbol, program, candle)
        : failureOf(result.fault, program, candle)
    await store.sessionPrograms.note({
      sessionId: session.id,
      said,
      state: result.kind === 'done' ? result.state : state,
    })
  }

  function begin(session: SessionByProgram, seen: SessionSituation, at: number): void {
    const { id } = session
    if (isStopping || asking.has(id) || clock() < (pausedUntil.get(id) ?? 0)) return
    const answer = ask(session, seen, at)
      .then(() => void pausedUntil.delete(id))
      .catch((error: unknown) => {
        pausedUntil.set(id, clock() + pauseMs)
        const isUsual = isExchangeAway(error) || error instanceof ServiceError
        const told = { sessionId: id, error: String(error) }
        if (isUsual) log.info(told, 'a session waits for its program')
        else log.error(told, 'the program of a session could not be asked')
      })
      .finally(() => asking.delete(id))
    asking.set(id, answer)
  }

  return {
    async latest(session, seen) {
      const { program } = session
      const width = intervalMs[program.interval]
      const at = Math.floor((clock() - settleMs) / width) * width - 1
      const known = await store.sessionPrograms.of(session.id)
      if (known !== undefined && known.said.at >= at) return known.said
      begin(session, seen, at)
      return notYet(program, { interval: program.interval, at, price: seen.price })
    },
    async answered() {
      await Promise.all(asking.values())
    },
    stop() {
      isStopping = true
    },
  }
}

function isEnded(result: RunResult): boolean {
  return result.kind === 'failed' && result.fault.kind === 'too-slow'
}

function notYet(
  { name: program, version }: SessionByProgram['program'],
  candle: Pick<SignalValue, 'interval' | 'at' | 'price'>,
): SignalValue {
  return {
    ...candle,
    side: 'flat',
    score: 0,
    regime: 'range',
    components: [],
    why: { code: 'program_asked', values: { program, version } },
  }
}

function positionSeen(position: PositionState): PositionSeen {
  return {
    direction: position.side === 'long' ? 1 : -1,
    size: toNumber(position.size),
    entry: toNumber(position.entryPrice),
    stop: levelOf(position.stopLossPrice),
    takeProfit: levelOf(position.takeProfitPrice),
  }
}

function levelOf(price: string | null): number | null {
  return price === null ? null : toNumber(price)
}
