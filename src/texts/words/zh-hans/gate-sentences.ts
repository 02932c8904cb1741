import type { GateReason } from '../../../../contract/reasons/gate-reasons.ts'
import { ceilingText, moneyText, scoreText } from '../../../../contract/words/figures.ts'
import type { Sentences } from '../../../../contract/words/language.ts'
import { lasting, listed, sides } from './words.ts'

export const gateSentences: Sentences<GateReason['code']> = {
  session_stopped: ({ acceptsEntries }) =>
    acceptsEntries ? '会话接受新的入场' : '会话不再接受新的入场',
  session_expired: ({ leftMs, neededMs }) =>
    leftMs === null
      ? '会话没有结束时间'
      : `会话将在 ${lasting(leftMs)}后结束，一次入场需要 ${lasting(neededMs)}`,
  stale_price: ({ ageMs, allowedMs }) =>
    ageMs === null
      ? '尚未收到标记价格'
      : `标记价格是 ${lasting(ageMs)}前的，最多信任 ${lasting(allowedMs)}前的`,
  stale_candles: () => '所观察的周期都没有最近的 K 线',
  max_positions: ({ open, limit }) => `已开 ${open} 个仓位，上限 ${limit}`,
  position_opening: ({ isOpening }) => (isOpening ? '另一个仓位仍在开仓中' : '没有仍在开仓的仓位'),
  entry_spacing: ({ sinceMs, spacingMs }) => {
    const rule = `两次入场至少间隔 ${lasting(spacingMs)}`
    const left = sinceMs === null ? 0 : spacingMs - sinceMs
    return left > 0 ? `${rule}，还剩 ${lasting(left)}` : rule
  },
  cooldown: ({ sinceMs, cooldownMs }) => {
    if (sinceMs === null) return '目前没有亏损'
    const left = cooldownMs - sinceMs
    return left > 0 ? `亏损后冷却，还剩 ${lasting(left)}` : `上一次亏损是 ${lasting(sinceMs)}前`
  },
  no_signal: () => '尚无信号',
  signal_flat: ({ because, ...found }, tell) =>
    because?.code.startsWith('program_')
      ? tell(because)
      : `${listed(found.intervals)} 没有方向（${because === null ? distance(found) : tell(because)}）`,
  signal_weak: (found) => `${listed(found.intervals)} 太弱（${distance(found)}）`,
  signal_strong: ({ interval, score, threshold }) =>
    `${interval} 评分 ${scoreText(score)}，需要 ${threshold}`,
  signal_unused: ({ intervals }) => `最新的 ${listed(intervals)} K 线尚未开过仓`,
  signal_used: ({ intervals }) => `最新的 ${listed(intervals)} K 线已开过仓`,
  no_strong_signal: () => '没有可跟随的信号',
  no_unused_signal: () => '没有可跟随的信号',
  side_agrees: ({ interval, score }) => `${interval} 评分 ${scoreText(score)}，没有相反方向的仓位`,
  opposite_side: ({ interval, score, held }) =>
    `${interval} 评分 ${scoreText(score)}，与现有${sides[held]}相反，而交易所会把多空相抵`,
  entry_let_go: ({ posts, mostPosts, movedPct, crossWithinPct }) => {
    if (mostPosts === null) return '入场直接吃单'
    if (posts < mostPosts) return `挂单 ${posts} 次未成交，上限 ${mostPosts}`
    return crossWithinPct === null
      ? `挂单 ${posts} 次均未成交，放弃这次入场`
      : `挂单 ${posts} 次均未成交，价格已偏离 ${(movedPct ?? 0).toFixed(2)}%，偏离在 ${crossWithinPct}% 以内才会吃单入场`
  },
  funding_due: ({ paidPct, mostPct, dueMs, waitMs }) => {
    const rate = `仓位的 ${Math.abs(paidPct).toFixed(4)}%`
    const hour = paidPct < 0 ? `下一个整点可收取${rate}` : `下一个整点需支付${rate}`
    if (mostPct === null || waitMs === null) return hour
    return `${hour}，还有 ${lasting(dueMs)}；达到 ${mostPct}% 时，整点前 ${lasting(waitMs)}内不入场`
  },
  not_worth_its_cost: ({ movePct, costPct, multiple }) => {
    const move = `预计会话结束前的波动为 ${movePct.toFixed(2)}%`
    if (costPct === null || multiple === null) return move
    return `${move}，一次入场需要达到进出成本 ${costPct}% 的 ${multiple} 倍`
  },
  insufficient_margin: ({ available, needed }) =>
    `账户可用保证金为 ${moneyText(available)} USDC，该仓位需要 ${ceilingText(needed)}`,
  below_minimum_notional: ({ size, symbol, notional, minimum }) =>
    `${size} ${symbol} 价值 ${moneyText(notional)} USDC，交易所的最小订单为 ${minimum}`,
}

function distance(found: { strongest: string; score: number; threshold: number }): string {
  return `最强的是 ${found.strongest} 的 ${scoreText(found.score)}，需要 ${found.threshold}`
}
