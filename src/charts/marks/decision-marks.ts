// A session's decisions on the engine's signals, as the chart shows them: followed ones filled, refused ones hollow.
import { t } from '@lingui/core/macro'
import { intervalMs, type Interval } from '../../../contract/market/market.ts'
import type { Log } from '../../../contract/sessions/logs.ts'
import type { Side } from '../../../contract/primitives.ts'
import { language, textOf } from '../../lib/words/language.ts'
import type { ChartMarker } from '../chart-data.ts'

export interface DecisionMark extends ChartMarker {
  kind: 'signal_taken' | 'signal_refused'
  /** How often this was decided on this bar. */
  count: number
  /** The newest log line behind it. */
  log: Log
}

/** At most one marker per bar, side and kind: the newest reason, and how often. Ascending. */
export function decisionMarks(logs: readonly Log[], interval: Interval): DecisionMark[] {
  const marks = new Map<string, DecisionMark>()
  for (const log of logs.toSorted((left, right) => right.at - left.at)) {
    const mark = markOf(log)
    if (mark === null) continue
    const bar = Math.floor(mark.at / intervalMs[interval])
    const key = `${bar} ${mark.side} ${mark.kind}`
    const newer = marks.get(key)
    if (newer === undefined) marks.set(key, mark)
    else newer.count += mark.count
  }
  return [...marks.values()]
    .map((mark) => ({ ...mark, note: noteOf(mark) }))
    .toSorted((left, right) => left.at - right.at)
}

function markOf(log: Log): DecisionMark | null {
  if (log.kind !== 'decision') return null
  const { action, gate, cycles } = log.data
  if (action === 'open') {
    return {
      id: log.id,
      at: decidedAt(log),
      kind: 'signal_taken',
      side: sideOf(log),
      count: 1,
      log,
    }
  }
  // A flat market has no signal to refuse, and waiting for a trigger is not a refusal.
  if (action !== 'refuse' || gate === 'signal_flat' || String(gate).startsWith('trigger:')) {
    return null
  }
  const count = typeof cycles === 'number' ? cycles : 1
  return {
    id: log.id,
    at: decidedAt(log),
    kind: 'signal_refused',
    side: sideOf(log),
    count,
    log,
  }
}

/** The time whose bar a log line is about: its signal's, or its own. */
export function decidedAt(log: Log): number {
  return signalAt(log) ?? log.at
}

/** Close time of the signal's candle, which lies within that candle on every interval. */
function signalAt({ data }: Log): number | null {
  const { signal } = data
  if (typeof signal !== 'object' || signal === null || !('at' in signal)) return null
  return typeof signal.at === 'number' ? signal.at : null
}

/** As the engine wrote it: the side, the signal's side, or the sign of the score that was too weak. */
function sideOf({ data }: Log): Side | null {
  const { signal } = data
  const told = [
    data['side'],
    typeof signal === 'object' && signal !== null && 'side' in signal ? signal.side : null,
    data['gate'] === 'opposite_side' ? data['actual'] : null,
  ].find((side) => side === 'long' || side === 'short')
  if (told === 'long' || told === 'short') return told
  const score = data['gate'] === 'signal_below_threshold' ? String(data['actual']) : ''
  if (score.startsWith('+')) return 'long'
  return /^[-−]/.test(score) ? 'short' : null
}

function noteOf({ kind, side, count, log }: DecisionMark): string {
  if (kind === 'signal_taken') return textOf(log)
  return `${refusedWords(side, count)}: ${reasonOf(log)}`
}

function refusedWords(side: DecisionMark['side'], count: number): string {
  const sided = side === null ? t`Refused` : side === 'long' ? t`Refused long` : t`Refused short`
  return count > 1 ? t`${sided} ${count} times, last` : sided
}

/** The part after the colon of a refusal such as "No entry: 1m is too weak". */
export function reasonOf(said: Pick<Log, 'message' | 'reason'>): string {
  return said.reason?.code === 'no_entry'
    ? language.tell(said.reason.values.because)
    : textOf(said).replace(/^No entry: /, '')
}
