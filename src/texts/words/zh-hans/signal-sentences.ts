import type { Regime } from '../../../../contract/market/market.ts'
import type { SignalReason } from '../../../../contract/reasons/signal-reasons.ts'
import type { Sentences } from '../../../../contract/words/language.ts'

const deeds = { buy: '买入', sell: '卖出', close: '平仓', hold: '观望' } as const

export const regimes: Record<Regime, string> = {
  trend_up: '上升趋势',
  trend_down: '下降趋势',
  range: '震荡',
  volatile: '剧烈波动',
}

export const signalSentences: Sentences<SignalReason['code']> = {
  not_enough_history: () => '历史数据不足',
  signal_reading: ({ spread, rsi, histogram, adx, direction, band }) =>
    [
      averages(spread),
      `RSI ${rsi.toFixed(0)}`,
      `MACD 在信号线${histogram < 0 ? '下方' : '上方'}`,
      `ADX ${adx.toFixed(0)}，${direction < 0 ? '卖方' : '买方'}占优`,
      bandPosition(band),
    ].join('，'),
  program_said: ({ program, version, action, reason }) =>
    `${program} v${version} ${deeds[action]}${reason === null ? '' : `：${reason}`}`,
  program_failed: ({ program, version, line, message }) =>
    `${program} v${version} ${line === null ? '' : `在第 ${line} 行`}出错：${message}`,
  program_asked: ({ program, version }) => `正在询问 ${program} v${version}`,
}

function averages(spread: number): string {
  const distance = Math.abs(spread).toFixed(2)
  if (distance === '0.00') return 'EMA 9 与 EMA 21 持平'
  return `EMA 9 比 EMA 21 ${spread < 0 ? '低' : '高'} ${distance} ATR`
}

function bandPosition(band: number): string {
  if (band > 1) return '收盘价高于布林带上轨'
  if (band < -1) return '收盘价低于布林带下轨'
  return `收盘价位于通往布林带${band < 0 ? '下轨' : '上轨'} ${Math.abs(band * 100).toFixed(0)}% 处`
}
