import { toFixed } from '../../decimal.ts'
import type { SessionReason } from '../../reasons/session-reasons.ts'
import type { EndReason, StopMode } from '../../sessions/kinds.ts'
import { minuteText, priceText } from '../figures.ts'
import type { Sentences } from '../language.ts'

export const sessionSentences: Sentences<SessionReason['code']> = {
  session_started: (session) => {
    const { executionStrategy, strategyDuration, endsAt } = session
    const preset = executionStrategy === null ? '' : ` (${executionStrategy}, ${strategyDuration})`
    const until = endsAt === null ? '' : ` or on ${minuteText(endsAt)}Z`
    return (
      `Session started on ${session.symbol}${preset}: ${toFixed(session.budget, 2)} USDC over at most ${session.maxPositions} positions at ${session.leverage}x, ` +
      `ends at +${session.profitTarget}% or −${session.lossThreshold}% of the budget${until}; ` +
      `each position takes profit at ${session.takeProfitPct}% and stops at ${session.stopLossPct}% of its price${signalsBy(session)}`
    )
  },
  session_stopped_by_hand: ({ mode }) => stops[mode],
  session_ended: ({ endReason, net, netPct, budget, positions }) => {
    const count = positions === 1 ? '1 position' : `${positions} positions`
    return `Session ended (${endings[endReason]}): net ${toFixed(net, 2)} USDC, ${toFixed(netPct, 2)}% of ${budget}, after ${count}`
  },
  entry_ordered: (entry, tell) =>
    `${tell(entry.because)}. Ordering ${entry.size} ${entry.symbol} at about ${priceText(entry.markPrice)} ` +
    `(${toFixed(entry.notional, 2)} USDC, ${entry.leverage}x); take-profit ${priceText(entry.takeProfitPrice)}, stop ${priceText(entry.stopLossPrice)}`,
  close_ordered: ({ because, size, symbol, markPrice }, tell) =>
    `${tell(because)}. Closing ${size} ${symbol}${markPrice === null ? '' : ` at about ${priceText(markPrice)}`}`,
  trigger_awaited: ({ because }, tell) => `${tell(because)}; the exchange acts on it`,
}

function signalsBy({ program }: Extract<SessionReason, { code: 'session_started' }>['values']) {
  if (program === undefined) return ''
  return `; ${program.name} v${program.version} decides when, on ${program.interval} candles`
}

const stops: Record<StopMode, string> = {
  no_new_entries: 'Stopped by hand: no new entries; open positions go on',
  close_all: 'Stopped by hand: every position closes and the session ends',
  keep_positions:
    'Stopped by hand: the session ends; its positions stay, guarded by their take-profits and stops',
}

const endings: Record<EndReason, string> = {
  profit_target: 'profit target reached',
  loss_threshold: 'loss threshold reached',
  duration: 'its time was over',
  manual: 'stopped by hand',
  liquidated: 'liquidated',
  delisted: 'the exchange delisted its market',
  error: 'it could not go on',
}
