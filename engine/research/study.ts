// One kind of session on one market's past: what it earned, before and after costs, in and out of sample, and
// beside those that need no signal.
import { intervalMs } from '../../contract/market/market.ts'
import { fewestStarts } from '../expectation/past-starts.ts'
import { createTape } from '../replay/tape.ts'
import type { SessionTerms } from '../sessions/terms.ts'
import type { Bars } from '../types.ts'
import { type Appraisal, appraise } from './appraisal.ts'
import { type Rival, rivalTape, rivalTerms } from './rivals.ts'
import { type Market, type Sitting, noCosts, orderedStarts, sittings } from './trial.ts'

export interface Study extends Appraisal {
  /** The same of the first 60 % of the starts, and of the later ones; null where none finished. */
  inSample: Appraisal | null
  outOfSample: Appraisal | null
  /** Means of the same starts. */
  rivals: Record<Rival, number | null>
}

/** Of the starts, in the order of time. */
export const inSampleShare = 0.6

/** Null where the candles are too coarse for the strategy, or too few. */
export function study(
  terms: SessionTerms,
  market: Market,
  bars: Bars,
  startCount: number,
): Study | null {
  const { intervals } = terms.strategy
  if (intervals.some((interval) => intervalMs[interval] < intervalMs[bars.interval])) return null
  const tape = createTape(bars, intervals)
  const starts = orderedStarts(tape, terms.durationMs, startCount)
  if (starts.length < fewestStarts) return null
  const free = { ...market, costs: noCosts }
  const paid = sittings(terms, market, tape, starts)
  const unpaid = sittings(terms, free, tape, starts)
  const whole = appraise(terms.contract, paid, unpaid)
  if (whole === null) return null
  const border = paid[Math.floor(inSampleShare * paid.length)]?.at ?? Infinity
  const before = (each: Sitting): boolean => each.at + each.durationMs <= border
  const after = (each: Sitting): boolean => each.at >= border
  const meanOf = (rival: Rival): number | null =>
    appraise(
      terms.contract,
      sittings(rivalTerms(terms), market, rivalTape(tape, rival), starts),
      [],
    )?.mean ?? null
  return {
    ...whole,
    inSample: appraise(terms.contract, paid.filter(before), unpaid.filter(before)),
    outOfSample: appraise(terms.contract, paid.filter(after), unpaid.filter(after)),
    rivals: { random: meanOf('random'), long: meanOf('long'), short: meanOf('short') },
  }
}
