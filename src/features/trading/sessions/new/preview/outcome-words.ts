import { t } from '@lingui/core/macro'
import type { UnixMs } from '../../../../../../contract/primitives.ts'
import type { Past } from '../../../../../../engine/expectation/past-starts.ts'
import type { OutcomeKind, Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { Gate } from '../../../../../../engine/types.ts'
import { formatDateTime, formatDuration } from '../../../../../lib/time.ts'
import type { Draft } from '../draft.ts'

export const outcomeWords: Record<OutcomeKind, { name: string; colour: string }> = {
  target: {
    get name() {
      return t({ message: 'Target', context: 'of a session' })
    },
    colour: 'bg-gain',
  },
  loss: {
    get name() {
      return t`Loss`
    },
    colour: 'bg-loss',
  },
  time: {
    get name() {
      return t`Time`
    },
    colour: 'bg-accent',
  },
  liquidation: {
    get name() {
      return t`Liquidated`
    },
    colour: 'bg-warn',
  },
  unfinished: {
    get name() {
      return t`Still open`
    },
    colour: 'bg-edge',
  },
  noTrade: {
    get name() {
      return t`No trade`
    },
    colour: 'bg-line',
  },
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
  get session_stopped() {
    return t`stopped`
  },
  get session_expired() {
    return t`too near its end`
  },
  get stale_price() {
    return t`holes in the history`
  },
  get max_positions() {
    return t`all positions in use`
  },
  get position_opening() {
    return t`a position still opening`
  },
  get entry_spacing() {
    return t`too soon after an entry`
  },
  get cooldown() {
    return t`pause after a loss`
  },
  get signal_flat() {
    return t`no signal`
  },
  get signal_below_threshold() {
    return t`signal too weak`
  },
  get signal_used() {
    return t`signal already used`
  },
  get opposite_side() {
    return t`signal for the other side`
  },
  get entry_let_go() {
    return t`posted in vain too often`
  },
  get funding_due() {
    return t`before an hour of high funding`
  },
  get not_worth_its_cost() {
    return t`not worth its cost`
  },
  get insufficient_margin() {
    return t`too little margin`
  },
  get below_minimum_notional() {
    return t`order too small`
  },
}

/** The period of the starts, and how long each is followed. */
export function pastWords(draft: Draft, past: Past, replayed: number): string {
  const { from, to, leastMs, wholeMs, interval } = past
  const starts = t`${replayed} starts, ${stretch(from, to - leastMs)}, on ${interval} bars`
  if (wholeMs !== null) return t`${starts}, each followed for ${formatDuration(wholeMs)}.`
  const why = draft.durationMs === null ? t`No end time` : t`Too little history for the horizon`
  const least = formatDuration(leastMs)
  return t`${starts}. ${why}: each is followed to the end of the history, ${least} or more; what is not over by then is still open.`
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
  return t`From ${replayed} past starts: ${parts.join(', ')}.`
}

/** Hours are shown only for short periods. */
function stretch(from: UnixMs, to: UnixMs): string {
  const isLong = to - from > 14 * 86_400_000
  const text = (at: UnixMs): string =>
    isLong ? (formatDateTime(at).split(',')[0] ?? '') : formatDateTime(at)
  return t`${text(from)} to ${text(to)}`
}
