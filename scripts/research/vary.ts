import { intervalMs } from '../../contract/market/market.ts'
import type { RestingEntries } from '../../engine/sessions/maker-rules.ts'
import type { SessionTerms } from '../../engine/sessions/terms.ts'

export interface Variant {
  label: string
  terms: SessionTerms
}

/** What entries do until something else is chosen: an hour at one price, twice, then at the market within half a percent. */
const usualEntries: RestingEntries = { restMs: 3_600_000, mostPosts: 2, crossWithinPct: 0.5 }

/** The numbers that may be varied, and where they are. */
const change: Record<string, (terms: SessionTerms, value: number) => SessionTerms> = {
  entryThreshold: (terms, value) => withStrategy(terms, { entryThreshold: value }),
  exitScore: (terms, value) => withStrategy(terms, { exitScore: value }),
  cooldownHours: (terms, value) => withStrategy(terms, { cooldownMs: value * 3_600_000 }),
  /** Without its faster intervals, so that coarser candles will do. */
  fastestMinutes: (terms, value) =>
    withStrategy(terms, {
      intervals: terms.strategy.intervals.filter((each) => intervalMs[each] >= value * 60_000),
    }),
  positions: (terms, value) => ({
    ...terms,
    contract: { ...terms.contract, maxPositions: value },
  }),
  costMultiple: (terms, value) =>
    withStrategy(terms, { worth: { roundTripPct: 0.13, multiple: value } }),
  /** 0: everything crosses the book, 1: targets rest, 2: entries rest, 3: both. */
  maker: (terms, value) => withMaker(terms, value % 2 === 1, value > 1 ? entriesOf(terms) : null),
  restHours: (terms, value) => withEntries(terms, { restMs: value * 3_600_000 }),
  mostPosts: (terms, value) => withEntries(terms, { mostPosts: value }),
  /** Below zero: the entry is let go. */
  crossWithinPct: (terms, value) =>
    withEntries(terms, { crossWithinPct: value < 0 ? null : value }),
  stopInDays: (terms, value) => ({ ...terms, bounds: { ...terms.bounds, stopInDays: value } }),
}

/** `entryThreshold=0.1,0.25`. Throws an error that lists what can be varied. */
export function varied(terms: SessionTerms, text: string): Variant[] {
  const [name = '', list = ''] = text.split('=')
  const make = change[name]
  const numbers = list.split(',').map(Number)
  if (make === undefined || numbers.some((number) => !Number.isFinite(number))) {
    throw new Error(`${text}: give numbers for one of ${Object.keys(change).join(', ')}`)
  }
  return numbers.map((number) => ({ label: `${name}=${number}`, terms: make(terms, number) }))
}

/** `fastestMinutes=60`, as often as wished: the terms with those numbers. */
export function changed(terms: SessionTerms, texts: readonly string[]): SessionTerms {
  return texts.reduce((made, text) => varied(made, text)[0]?.terms ?? made, terms)
}

function withStrategy(
  terms: SessionTerms,
  strategy: Partial<SessionTerms['strategy']>,
): SessionTerms {
  return { ...terms, strategy: { ...terms.strategy, ...strategy } }
}

function entriesOf({ strategy }: SessionTerms): RestingEntries {
  return strategy.maker?.entries ?? usualEntries
}

function withMaker(
  terms: SessionTerms,
  restsTargets: boolean,
  entries: RestingEntries | null,
): SessionTerms {
  const maker = { restsTargets, ...(entries !== null && { entries }) }
  return withStrategy(terms, { maker })
}

function withEntries(terms: SessionTerms, change: Partial<RestingEntries>): SessionTerms {
  const rests = terms.strategy.maker?.restsTargets ?? true
  return withMaker(terms, rests, { ...entriesOf(terms), ...change })
}
