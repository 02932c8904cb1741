import { toFixed } from '../../../../contract/decimal.ts'
import type { SessionReason } from '../../../../contract/reasons/session-reasons.ts'
import type { EndReason, StopMode } from '../../../../contract/sessions/kinds.ts'
import { minuteText, priceText } from '../../../../contract/words/figures.ts'
import type { Sentences } from '../../../../contract/words/language.ts'

export const sessionSentences: Sentences<SessionReason['code']> = {
  session_started: (session) => {
    const { executionStrategy, strategyDuration, endsAt } = session
    const preset =
      executionStrategy === null ? '' : `（${presets[executionStrategy]}，${strategyDuration}）`
    const until = endsAt === null ? '' : `，或于 ${minuteText(endsAt)}Z`
    return (
      `会话已在 ${session.symbol} 上开始${preset}：${toFixed(session.budget, 2)} USDC，最多 ${session.maxPositions} 个仓位，${session.leverage}x；` +
      `达到预算的 +${session.profitTarget}% 或 −${session.lossThreshold}%${until} 时结束；` +
      `每个仓位在价格的 ${session.takeProfitPct}% 处止盈，在 ${session.stopLossPct}% 处止损${signalsBy(session)}`
    )
  },
  session_stopped_by_hand: ({ mode }) => stops[mode],
  session_ended: ({ endReason, net, netPct, budget, positions }) =>
    `会话已结束（${endings[endReason]}）：净 ${toFixed(net, 2)} USDC，为 ${budget} 的 ${toFixed(netPct, 2)}%，共 ${positions} 个仓位`,
  entry_ordered: (entry, tell) =>
    `${tell(entry.because)}。以约 ${priceText(entry.markPrice)} 下单 ${entry.size} ${entry.symbol}` +
    `（${toFixed(entry.notional, 2)} USDC，${entry.leverage}x）；止盈 ${priceText(entry.takeProfitPrice)}，止损 ${priceText(entry.stopLossPrice)}`,
  close_ordered: ({ because, size, symbol, markPrice }, tell) =>
    `${tell(because)}。${markPrice === null ? '' : `以约 ${priceText(markPrice)} `}平仓 ${size} ${symbol}`,
  trigger_awaited: ({ because }, tell) => `${tell(because)}；由交易所执行`,
}

function signalsBy({ program }: Extract<SessionReason, { code: 'session_started' }>['values']) {
  if (program === undefined) return ''
  return `；由 ${program.name} v${program.version} 按 ${program.interval} K 线决定时机`
}

const presets: Record<string, string> = { Conservative: '保守', Aggressive: '激进', Degen: '豪赌' }

const stops: Record<StopMode, string> = {
  no_new_entries: '手动停止：不再入场；未平仓位继续',
  close_all: '手动停止：全部平仓，会话结束',
  keep_positions: '手动停止：会话结束；仓位保留，由其止盈和止损保护',
}

const endings: Record<EndReason, string> = {
  profit_target: '达到盈利目标',
  loss_threshold: '达到亏损上限',
  duration: '时间已到',
  manual: '手动停止',
  liquidated: '被强平',
  delisted: '交易所下架了该市场',
  error: '无法继续',
}
