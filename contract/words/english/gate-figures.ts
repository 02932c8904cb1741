import type { GateReason } from '../../reasons/gate-reasons.ts'
import { ceilingText, durationText, moneyText, scoreText } from '../figures.ts'
import type { Figures, FiguresOf } from '../language.ts'

export const gateFigures: FiguresOf<GateReason['code']> = {
  session_stopped: ({ acceptsEntries }) => ({
    actual: acceptsEntries ? 'running' : 'stopped',
    required: 'running',
  }),
  session_expired: ({ leftMs, neededMs }) => ({
    actual: leftMs === null ? 'open' : durationText(leftMs),
    required: durationText(neededMs),
  }),
  stale_price: ({ ageMs, allowedMs }) => ({
    actual: ageMs === null ? 'none yet' : durationText(ageMs),
    required: `≤ ${durationText(allowedMs)}`,
  }),
  stale_candles: () => ({
    actual: 'stale candles',
    required: 'a candle closed at most two intervals ago',
  }),
  max_positions: ({ open, limit }) => ({
    actual: `${open} open`,
    required: `fewer than ${limit}`,
  }),
  position_opening: ({ isOpening }) => ({
    actual: isOpening ? 'opening' : 'settled',
    required: 'settled',
  }),
  entry_spacing: ({ sinceMs, spacingMs }) => ({
    actual: sinceMs === null ? 'none before' : durationText(sinceMs),
    required: durationText(spacingMs),
  }),
  cooldown: ({ sinceMs, cooldownMs }) => ({
    actual: sinceMs === null ? 'no loss' : durationText(sinceMs),
    required: durationText(cooldownMs),
  }),
  no_signal: ({ threshold }) => ({ actual: 'none', required: String(threshold) }),
  signal_flat: scored,
  signal_weak: scored,
  signal_strong: scored,
  signal_unused: () => ({ actual: 'unused', required: 'a newer candle' }),
  signal_used: () => ({ actual: 'used', required: 'a newer candle' }),
  no_strong_signal: () => ({ actual: 'none', required: 'a newer candle' }),
  no_unused_signal: ({ held }) => ({ actual: 'none', required: held ?? 'any' }),
  side_agrees: ({ score, held }) => ({ actual: sideOf(score), required: held ?? 'any' }),
  opposite_side: ({ score, held }) => ({ actual: sideOf(score), required: held }),
  entry_let_go: ({ posts, mostPosts }) => ({
    actual: posts === 1 ? '1 post' : `${posts} posts`,
    required: mostPosts === null ? 'any' : `fewer than ${mostPosts}`,
  }),
  funding_due: ({ paidPct, mostPct }) => ({
    actual: `${paidPct.toFixed(4)}%`,
    required: mostPct === null ? 'any' : `< ${mostPct}%`,
  }),
  not_worth_its_cost: ({ movePct, costPct, multiple }) => ({
    actual: `${movePct.toFixed(2)}%`,
    required:
      costPct === null || multiple === null ? 'any' : `≥ ${(costPct * multiple).toFixed(2)}%`,
  }),
  insufficient_margin: ({ available, needed }) => ({
    actual: moneyText(available),
    required: ceilingText(needed),
  }),
  below_minimum_notional: ({ notional, minimum }) => ({
    actual: moneyText(notional),
    required: minimum,
  }),
}

function scored({ score, threshold }: { score: number; threshold: number }): Figures {
  return { actual: scoreText(score), required: String(threshold) }
}

function sideOf(score: number): string {
  return score > 0 ? 'long' : 'short'
}
