import type { GateReason } from '../../../../contract/reasons/gate-reasons.ts'
import { ceilingText, moneyText, scoreText } from '../../../../contract/words/figures.ts'
import type { Figures, FiguresOf } from '../../../../contract/words/language.ts'
import { lasting, sides } from './words.ts'

export const gateFigures: FiguresOf<GateReason['code']> = {
  session_stopped: ({ acceptsEntries }) => ({
    actual: acceptsEntries ? '运行中' : '已停止',
    required: '运行中',
  }),
  session_expired: ({ leftMs, neededMs }) => ({
    actual: leftMs === null ? '不限' : lasting(leftMs),
    required: lasting(neededMs),
  }),
  stale_price: ({ ageMs, allowedMs }) => ({
    actual: ageMs === null ? '尚无' : lasting(ageMs),
    required: `≤ ${lasting(allowedMs)}`,
  }),
  stale_candles: () => ({ actual: 'K 线过时', required: '最多两个周期前收盘的 K 线' }),
  max_positions: ({ open, limit }) => ({ actual: `已开 ${open} 个`, required: `少于 ${limit} 个` }),
  position_opening: ({ isOpening }) => ({
    actual: isOpening ? '开仓中' : '已确定',
    required: '已确定',
  }),
  entry_spacing: ({ sinceMs, spacingMs }) => ({
    actual: sinceMs === null ? '之前没有' : lasting(sinceMs),
    required: lasting(spacingMs),
  }),
  cooldown: ({ sinceMs, cooldownMs }) => ({
    actual: sinceMs === null ? '没有亏损' : lasting(sinceMs),
    required: lasting(cooldownMs),
  }),
  no_signal: ({ threshold }) => ({ actual: '无', required: String(threshold) }),
  signal_flat: scored,
  signal_weak: scored,
  signal_strong: scored,
  signal_unused: () => ({ actual: '未使用', required: '更新的 K 线' }),
  signal_used: () => ({ actual: '已使用', required: '更新的 K 线' }),
  no_strong_signal: () => ({ actual: '无', required: '更新的 K 线' }),
  no_unused_signal: ({ held }) => ({
    actual: '无',
    required: held === null ? '任意' : sides[held],
  }),
  side_agrees: ({ score, held }) => ({
    actual: sideOfScore(score),
    required: held === null ? '任意' : sides[held],
  }),
  opposite_side: ({ score, held }) => ({ actual: sideOfScore(score), required: sides[held] }),
  entry_let_go: ({ posts, mostPosts }) => ({
    actual: `${posts} 次挂单`,
    required: mostPosts === null ? '任意' : `少于 ${mostPosts} 次`,
  }),
  funding_due: ({ paidPct, mostPct }) => ({
    actual: `${paidPct.toFixed(4)}%`,
    required: mostPct === null ? '任意' : `< ${mostPct}%`,
  }),
  not_worth_its_cost: ({ movePct, costPct, multiple }) => ({
    actual: `${movePct.toFixed(2)}%`,
    required:
      costPct === null || multiple === null ? '任意' : `≥ ${(costPct * multiple).toFixed(2)}%`,
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

function sideOfScore(score: number): string {
  return sides[score > 0 ? 'long' : 'short']
}
