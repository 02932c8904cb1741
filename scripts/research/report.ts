// The numbers behind the page /strategy: results only, no candles.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Interval } from '../../contract/market/market.ts'
import type { Appraisal } from '../../engine/research/appraisal.ts'
import { type Study, study } from '../../engine/research/study.ts'
import type { CandleSet } from './candle-sets.ts'
import { type Kind, kinds, marketOf } from './kinds.ts'

export const reportFile = new URL('../../src/features/strategy/report.json', import.meta.url)

interface Mean {
  mean: number
  low: number | null
  high: number | null
}

/** Percent of the budget a session, which is dollars per $100. */
interface ReportRow extends Mean {
  kind: string
  sessions: number
  beforeCosts: number
  outOfSample: Mean | null
  random: number | null
  long: number | null
  /** Percent of the sessions. */
  won: number
  neededToBreakEven: number
  worst: number
  worstRun: number
  entries: number
  medianHours: number
}

interface ReportSet {
  name: string
  symbol: string
  interval: Interval
  candles: number
  /** Days, UTC. */
  from: string
  to: string
  rows: ReportRow[]
}

export interface Report {
  /** Of the strategy's numbers when it was written: another one means that the report is out of date. */
  strategy: string
  version: string
  startsEach: number
  sets: ReportSet[]
}

/** A short name for all numbers of all kinds of session. */
export function strategyMark(all: readonly Kind[] = kinds()): string {
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)
}

export function writeReport(sets: readonly CandleSet[], startsEach: number): void {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const report: Report = {
    strategy: strategyMark(),
    version,
    startsEach,
    sets: sets.map((set) => ({
      name: set.name,
      symbol: set.symbol,
      interval: set.bars.interval,
      candles: set.bars.t.length,
      from: dayOf(set.bars.t[0]),
      to: dayOf(set.bars.t.at(-1)),
      rows: kinds().flatMap(({ name, terms }) => {
        const found = study(terms, marketOf(set.symbol), set.bars, startsEach)
        return found === null ? [] : [rowOf(name, found)]
      }),
    })),
  }
  writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`)
}

function dayOf(at: number | undefined): string {
  return new Date(at ?? 0).toISOString().slice(0, 10)
}

function rowOf(kind: string, found: Study): ReportRow {
  return {
    kind,
    sessions: found.sessions,
    beforeCosts: rounded(found.beforeCosts),
    ...meanOf(found),
    outOfSample: found.outOfSample && meanOf(found.outOfSample),
    random: roundedOrNull(found.rivals.random),
    long: roundedOrNull(found.rivals.long),
    won: rounded(found.won),
    neededToBreakEven: rounded(found.neededToBreakEven),
    worst: rounded(found.worst),
    worstRun: rounded(found.worstRun),
    entries: rounded(found.entries),
    medianHours: rounded(found.medianMs / 3_600_000),
  }
}

function meanOf({ mean, low, high }: Pick<Appraisal, 'mean' | 'low' | 'high'>): Mean {
  return { mean: rounded(mean), low: roundedOrNull(low), high: roundedOrNull(high) }
}

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : rounded(value)
}

/** Two decimals, and 0 instead of −0. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
