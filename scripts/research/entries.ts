// `--entries 0-12,12-24` and `--entries BTC`: what a rule for entries that the strategy does not have would be worth.
import { intervalMs } from '../../contract/market/market.ts'
import {
  type EntryRule,
  alongWith,
  withRule,
  withinHours,
} from '../../engine/research/entry-rules.ts'
import { type Market, orderedStarts, type Sitting, sittings } from '../../engine/research/trial.ts'
import { fewestStarts } from '../../engine/expectation/past-starts.ts'
import { aggregateBars } from '../../engine/replay/aggregate-bars.ts'
import { createTape } from '../../engine/replay/tape.ts'
import type { SessionTerms } from '../../engine/sessions/terms.ts'
import { sliceBars } from '../../engine/signals/bars.ts'
import type { Bars } from '../../engine/types.ts'
import type { CandleSet } from './candle-sets.ts'

interface Tried {
  label: string
  /** The same starts without and with the rule. */
  before: Sitting[]
  after: Sitting[]
}

interface Ruled {
  label: string
  rule: EntryRule
  bars: Bars
}

/** How far another market's score of 4h has to lean before it counts: the dead band of a score, and far more. */
const leanings = [0.05, 0.25]

/**
 * `text`: hours of the day (UTC), or the symbol of another market among `sets` whose 4h score must not lean to the other
 * side. Empty where that market's candles do not overlap with these.
 */
export function triedEntries(
  text: string,
  terms: SessionTerms,
  market: Market,
  { set, sets, startCount }: { set: CandleSet; sets: readonly CandleSet[]; startCount: number },
): Tried[] {
  const rules = /^[\d,-]+$/.test(text) ? rulesOfHours(text, set.bars) : rulesOf(text, set, sets)
  const { intervals } = terms.strategy
  return rules.flatMap(({ label, rule, bars }): Tried[] => {
    if (intervals.some((each) => intervalMs[each] < intervalMs[bars.interval])) return []
    const tape = createTape(bars, intervals)
    const starts = orderedStarts(tape, terms.durationMs, startCount)
    if (starts.length < fewestStarts) return []
    const before = sittings(terms, market, tape, starts)
    return [{ label, before, after: sittings(terms, market, tape, starts, withRule(rule)) }]
  })
}

function rulesOfHours(text: string, bars: Bars): Ruled[] {
  return text.split(',').map((part) => {
    const [from = NaN, to = NaN] = part.split('-').map(Number)
    if (!(from >= 0 && from < to && to <= 24)) throw new Error(`${part} is not like 8-16`)
    return { label: `entries ${part} h`, rule: withinHours(from, to), bars }
  })
}

function rulesOf(symbol: string, set: CandleSet, sets: readonly CandleSet[]): Ruled[] {
  return sets
    .filter((other) => other.symbol === symbol && symbol !== set.symbol)
    .flatMap((other) => {
      const context = aggregateBars(other.bars, '4h')
      const [first = Infinity] = other.bars.t
      const last = other.bars.t.at(-1) ?? -Infinity
      const { t } = set.bars
      const [from, to] = [t.findIndex((at) => at >= first), t.findLastIndex((at) => at <= last)]
      if (from < 0 || to <= from) return []
      const bars = sliceBars(set.bars, from, to + 1)
      return leanings.map((least) => ({
        label: `not against ${other.name} of ${least}`,
        rule: alongWith(context, least),
        bars,
      }))
    })
}
