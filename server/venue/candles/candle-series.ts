// The candles of one market and interval in memory: a run without gaps, final ones first, then those that may still
// change. A candle is final when the exchange has returned it after its close; a candle known only from the live
// stream never is.
import type { Candle } from '../../../contract/market/market.ts'

/** Milliseconds after its close at which a candle without a successor is final: nothing was traded since. */
export const settleMs = 1_500

/** How many of the last final candles the stream may still correct. */
const revisable = 3

export interface CandleSeries {
  size(): number
  /** Open time of the first candle; undefined while there is none. */
  first(): number | undefined
  /** Open time of the first candle that is not final; undefined while no candle is. */
  finalUntil(): number | undefined
  /** Whether the current candle is known and all before it are final. */
  isComplete(now: number): boolean
  /** Candles that open in [from, to]. */
  between(from: number, to: number): Candle[]
  /**
   * Adds an answer of the exchange, requested at `askedAt` and complete up to that time. Returns the candles that
   * became final.
   */
  merge(answer: readonly Candle[], askedAt: number): Candle[]
  /**
   * Adds one message of the live stream; `withoutGap`: candles that it skipped had no trades. Returns a final candle
   * that it corrected: late trades still count.
   */
  hear(candle: Candle, withoutGap?: boolean): Candle | undefined
  /** The stream missed nothing and is complete up to `now`. Returns the candles that became final. */
  settle(now: number): Candle[]
  /** Whether the answer is about another market than these candles: all opening prices differ. */
  isContradictedBy(answer: readonly Candle[]): boolean
  /** Adds final candles that end where this run begins, or begin it. */
  prepend(older: readonly Candle[]): void
  /** Keeps only the latest. */
  trim(count: number): void
  clear(): void
}

export function candleSeries(width: number): CandleSeries {
  let candles: Candle[] = []
  let finals = 0

  const indexOf = (t: number) => Math.ceil((t - (candles[0]?.t ?? 0)) / width)
  const finalAt = (t: number) => {
    const index = indexOf(t)
    return index >= 0 && index < finals ? candles[index] : undefined
  }

  /** The last candle of an answer may be forming, and the stream may be ahead of the answer. */
  const latestOf = (told: Candle, askedAt: number) =>
    told.T + settleMs < askedAt ? told : fresher(told, candles[indexOf(told.t)])

  return {
    size: () => candles.length,
    first: () => candles[0]?.t,
    finalUntil: () => {
      const last = candles[finals - 1]
      return last === undefined ? undefined : last.t + width
    },
    isComplete: (now) => {
      const index = indexOf(now - (now % width))
      return candles[index] !== undefined && index <= finals
    },
    between: (from, to) => candles.slice(Math.max(0, indexOf(from)), Math.max(0, indexOf(to + 1))),
    merge: (answer, askedAt) => {
      const previous = candles
      const wasFinal = finals
      const last = answer.at(-1)
      const told = last === undefined ? [] : [...answer.slice(0, -1), latestOf(last, askedAt)]
      const kept = candles.slice(0, finals).filter(({ t }) => t < (answer[0]?.t ?? Infinity))
      const heard =
        last === undefined ? candles.slice(finals) : candles.filter(({ t }) => t > last.t)
      candles = withoutHoles([...kept, ...told, ...heard], width, askedAt - settleMs + 1)
      const isFinal = ({ t, T }: Candle) => t < (last?.t ?? -Infinity) || T + settleMs < askedAt
      finals = Math.max(kept.length, candles.findLastIndex(isFinal) + 1)
      const shift = previous[0] === undefined ? 0 : indexOf(previous[0].t)
      const isNews = (candle: Candle, i: number) =>
        i - shift >= wasFinal || !isSame(candle, previous[i - shift])
      return candles.slice(0, finals).filter((candle, i) => i >= kept.length && isNews(candle, i))
    },
    settle: (now) => {
      const before = finals
      candles = withoutHoles(candles, width, now - (now % width) + width)
      finals = Math.max(finals, Math.min(candles.length, indexOf(now - (now % width))))
      return candles.slice(before, finals)
    },
    hear: (candle, withoutGap = false) => {
      // Only the end can be missing. A copy of the run with each message would be most of what idling costs.
      if (withoutGap && candle.t > (candles.at(-1)?.t ?? Infinity) + width) {
        candles = withoutHoles(candles, width, candle.t)
      }
      const last = candles.at(-1)
      if (last === undefined || candle.t > last.t + width) return undefined
      if (candle.t === last.t + width) candles.push(candle)
      const index = indexOf(candle.t)
      const known = candles[index]
      if (index < 0 || known === undefined) return undefined
      if (index >= finals) candles[index] = fresher(candle, known)
      else if (index >= finals - revisable && candle.n > known.n) return (candles[index] = candle)
      return undefined
    },
    isContradictedBy: (answer) => {
      const common = answer.filter(({ t }) => finalAt(t) !== undefined)
      return common.length > 0 && common.every(({ t, o }) => finalAt(t)?.o !== o)
    },
    prepend: (older) => {
      candles = [...older, ...candles]
      finals += older.length
    },
    trim: (count) => {
      const surplus = Math.min(finals, candles.length - count)
      if (surplus <= 0) return
      candles = candles.slice(surplus)
      finals -= surplus
    },
    clear: () => {
      candles = []
      finals = 0
    },
  }
}

/**
 * A minute without a trade has no candle on the exchange; here it gets a flat one at the last price. The last candle
 * opens at most one width before `end`.
 */
export function withoutHoles(candles: readonly Candle[], width: number, end: number): Candle[] {
  const whole: Candle[] = []
  const fillUntil = (next: number) => {
    for (
      let last = whole.at(-1);
      last !== undefined && last.t + width < next;
      last = whole.at(-1)
    ) {
      whole.push(flatAfter(last, width))
    }
  }
  for (const candle of candles) {
    fillUntil(candle.t)
    whole.push(candle)
  }
  fillUntil(end)
  return whole
}

function flatAfter({ T, c }: Candle, width: number): Candle {
  return { t: T + 1, T: T + width, o: c, h: c, l: c, c, v: '0', n: 0 }
}

/** Answers and stream messages arrive separately: of two versions of a candle, the one with more trades is newer. */
function fresher(told: Candle, known: Candle | undefined): Candle {
  return known !== undefined && known.t === told.t && known.n > told.n ? known : told
}

function isSame(one: Candle, other: Candle | undefined): boolean {
  const { o, h, l, c, v, n } = one
  return (
    other !== undefined &&
    other.o === o &&
    other.h === h &&
    other.l === l &&
    other.c === c &&
    other.v === v &&
    other.n === n
  )
}
