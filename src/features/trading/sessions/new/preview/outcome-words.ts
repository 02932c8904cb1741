import type { UnixMs } from '../../../../../../contract/primitives.ts'
import type { OutcomeKind, Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { Gate } from '../../../../../../engine/types.ts'
import { formatDateTime, formatDuration } from '../../../../../lib/time.ts'
import type { Draft } from '../draft.ts'
import type { Past } from './previewer.ts'

export const outcomeWords: Record<OutcomeKind, { name: string; colour: string }> = {
  target: { name: 'Target', colour: 'bg-gain' },
  loss: { name: 'Loss', colour: 'bg-loss' },
  time: { name: 'Time', colour: 'bg-accent' },
  liquidation: { name: 'Liquidated', colour: 'bg-warn' },
  unfinished: { name: 'Still open', colour: 'bg-edge' },
  noTrade: { name: 'No trade', colour: 'bg-line' },
}

/** In the order of the display, without outcomes that are impossible for this contract. */
export function possibleOutcomes(draft: Draft, past: Past | null): OutcomeKind[] {
  const isWhole = past === null ? draft.durationMs !== null : past.wholeMs !== null
  return [
    'target',
    'loss',
    ...(draft.durationMs === null ? [] : (['time'] as const)),
    ...(isWhole ? [] : (['unfinished'] as const)),
    'liquidation',
    'noTrade',
  ]
}

const allOutcomes: readonly OutcomeKind[] = [
  'target',
  'loss',
  'time',
  'liquidation',
  'unfinished',
  'noTrade',
]

/** Whole percentages that add up to 100: the largest remainders are rounded up. */
export function wholeShares(counts: Outcomes['counts']): Outcomes['counts'] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const exact = (kind: OutcomeKind): number => (total === 0 ? 0 : (100 * counts[kind]) / total)
  const shares = { ...counts }
  const kinds = allOutcomes.toSorted((a, b) => (exact(b) % 1) - (exact(a) % 1))
  for (const kind of kinds) shares[kind] = Math.floor(exact(kind))
  let missing = total === 0 ? 0 : 100 - Object.values(shares).reduce((sum, share) => sum + share, 0)
  for (const kind of kinds) if (missing-- > 0) shares[kind]++
  return shares
}

export const gateWords: Record<Gate, string> = {
  session_stopped: 'stopped',
  session_expired: 'too near its end',
  stale_price: 'holes in the history',
  max_positions: 'all positions in use',
  position_opening: 'a position still opening',
  entry_spacing: 'too soon after an entry',
  cooldown: 'pause after a loss',
  signal_flat: 'no signal',
  signal_below_threshold: 'signal too weak',
  signal_used: 'signal already used',
  opposite_side: 'signal for the other side',
  insufficient_margin: 'too little margin',
  below_minimum_notional: 'order too small',
}

/** The period of the starts, and how long each is followed. */
export function pastWords(draft: Draft, past: Past, replayed: number): string {
  const { from, to, leastMs, wholeMs, interval } = past
  const starts = `${replayed} starts, ${stretch(from, to - leastMs)}, on ${interval} bars`
  if (wholeMs !== null) return `${starts}, each followed for ${formatDuration(wholeMs)}.`
  const why = draft.durationMs === null ? 'No end time' : 'Too little history for the horizon'
  const least = formatDuration(leastMs)
  return `${starts}. ${why}: each is followed to the end of the history, ${least} or more; what is not over by then is still open.`
}

/** How many sessions of the median length fit into the history one after the other; null when most did not finish. */
export function separateStretches({ counts, medianDurationMs }: Outcomes, past: Past) {
  const finished = counts.target + counts.loss + counts.time + counts.liquidation
  if (medianDurationMs === null || medianDurationMs <= 0 || finished < counts.unfinished)
    return null
  return Math.max(1, Math.floor((past.to - past.from) / medianDurationMs))
}

/** A description for screen readers. */
export function outcomeSentence(draft: Draft, past: Past, { counts, replayed }: Outcomes): string {
  const shares = wholeShares(counts)
  const parts = possibleOutcomes(draft, past).map(
    (kind) => `${shares[kind]}% ${outcomeWords[kind].name.toLowerCase()}`,
  )
  return `From ${replayed} past starts: ${parts.join(', ')}.`
}

/** Hours are shown only for short periods. */
function stretch(from: UnixMs, to: UnixMs): string {
  const isLong = to - from > 14 * 86_400_000
  const text = (at: UnixMs): string =>
    isLong ? (formatDateTime(at).split(',')[0] ?? '') : formatDateTime(at)
  return `${text(from)} to ${text(to)}`
}
