// The work of the outcome preview without the worker: cached histories and tapes, and one contract at a time
// replayed over them in batches, so that a newer contract can replace it between two batches.
import type { Interval } from '../../../../../../contract/market/market.ts'
import {
  type ChosenStarts,
  type Past,
  candlesOf,
  chooseStarts,
  mostBars,
  programStartCount,
  startCount,
} from '../../../../../../engine/expectation/past-starts.ts'
import { outcomes } from '../../../../../../engine/replay/outcomes.ts'
import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import { type Tape, createTape } from '../../../../../../engine/replay/tape.ts'
import { toPosted, type PostedError } from '../../../../../api/acting/posted-error.ts'
import { type HeardProgram, type HearingPort, type Voice, hear } from './hear-program.ts'

export interface PreviewRequest {
  /** Grows from request to request. */
  id: number
  rehearsal: Rehearsal
  /** Whose decisions are its signals; null or absent: the engine's. */
  program?: HeardProgram | null
}

export type PreviewReply = { id: number } & (
  | { state: 'estimate'; outcomes: Outcomes; past: Past }
  /** There is not enough history for this contract. */
  | { state: 'tooShort'; interval: Interval; bars: number }
  | { state: 'failed'; error: PostedError }
  /** The program does not run, or has to be ended again and again. `line`: null where it cannot be told. */
  | { state: 'programFailed'; message: string; line: number | null }
)

export interface PreviewerPort extends HearingPort {
  reply: (reply: PreviewReply) => void
  /** Lets waiting messages be handled. */
  pause: () => Promise<void>
  /** Monotonic milliseconds. */
  now: () => number
}

/** Starts between two checks for a newer request; the first estimate is based on this many. */
const batch = 40
/** A program takes longer. */
const programBatch = 10

/** Milliseconds between two estimates: more would only cost drawing. */
const estimateEveryMs = 40

export function createPreviewer(port: PreviewerPort): { ask: (request: PreviewRequest) => void } {
  const tapes = new Map<string, Promise<Tape>>()
  let wanted: PreviewRequest | null = null
  let isBusy = false

  function tapeOf({ symbol, strategy }: Rehearsal): Promise<Tape> {
    const key = [symbol, ...strategy.intervals].join()
    const known = tapes.get(key)
    if (known !== undefined) return known
    const made = makeTape(port, symbol, strategy.intervals)
    tapes.set(key, made)
    // A failed request is made again for the next contract.
    made.catch(() => tapes.delete(key))
    return made
  }

  async function answer({ id, rehearsal, program }: PreviewRequest): Promise<void> {
    const tape = await tapeOf(rehearsal)
    const most = program ? programStartCount : startCount
    const chosen = chooseStarts(tape, rehearsal.durationMs, most)
    if (chosen === null) {
      const { interval, t } = tape.bars
      port.reply({ id, state: 'tooShort', interval, bars: t.length })
      return
    }
    if (program) {
      const told = await hear(port, { symbol: rehearsal.symbol, tape, program }, (voice) =>
        tell(id, rehearsal, tape, chosen, voice),
      )
      if (told !== null) port.reply({ id, state: 'programFailed', ...told })
    } else await tell(id, rehearsal, tape, chosen)
  }

  async function tell(
    id: number,
    rehearsal: Rehearsal,
    tape: Tape,
    { starts, past }: ChosenStarts,
    voice?: Voice,
  ): Promise<void> {
    let toldAt = -Infinity
    const size = voice === undefined ? batch : programBatch
    for (const estimate of outcomes(rehearsal, tape, starts, size, voice?.begin)) {
      // What it read then is missing now: it is asked again from the beginning.
      if (voice?.isMissing() === true) return
      const isLast = estimate.replayed === estimate.total
      if (isLast || port.now() - toldAt >= estimateEveryMs) {
        port.reply({ id, state: 'estimate', outcomes: estimate, past })
        toldAt = port.now()
      }
      if (isLast) return
      await port.pause()
      if (wanted !== null) return
    }
  }

  /** Requests that were replaced while another was being answered are never started. */
  async function work(): Promise<void> {
    isBusy = true
    while (wanted !== null) {
      const request: PreviewRequest = wanted
      wanted = null
      try {
        await answer(request)
      } catch (error) {
        port.reply({ id: request.id, state: 'failed', error: toPosted(error) })
      }
    }
    isBusy = false
  }

  return {
    ask(request) {
      wanted = request
      if (!isBusy) void work()
    },
  }
}

/** The market's past as replays need it, read with `history`. */
export async function makeTape(
  port: Pick<PreviewerPort, 'history'>,
  symbol: string,
  intervals: readonly Interval[],
  barCount = mostBars,
): Promise<Tape> {
  const [fastest, ...slower] = candlesOf(intervals, barCount)
  const read = ({ interval, count }: typeof fastest) => port.history(symbol, interval, count)
  const [bars, ...longer] = await Promise.all([read(fastest), ...slower.map(read)])
  return createTape(bars, intervals, longer)
}
