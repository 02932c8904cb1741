import { t } from '@lingui/core/macro'
import type { PoolMetric, PoolSignal } from '../../../../contract/lab/signal-pools.ts'

export const metricNames: Record<PoolMetric, string> = {
  get price() {
    return t`Price`
  },
  get price_change() {
    return t`Change from the candle before, %`
  },
  get volume() {
    return t`Volume`
  },
  get volume_ratio() {
    return t`Volume ÷ mean of 20 candles`
  },
  get rsi() {
    return t`RSI (14)`
  },
  get macd() {
    return t`MACD`
  },
  get macd_signal() {
    return t`MACD signal line`
  },
  get macd_histogram() {
    return t`MACD histogram`
  },
  get ema_distance() {
    return t`Price above EMA (20), %`
  },
  get sma_distance() {
    return t`Price above SMA (20), %`
  },
  get bollinger_position() {
    return t`Place between the Bollinger bands, 0 to 100`
  },
  get atr() {
    return t`ATR (14), % of the price`
  },
  get adx() {
    return t`ADX (14)`
  },
  get stochastic_k() {
    return t`Stochastic %K`
  },
  get stochastic_d() {
    return t`Stochastic %D`
  },
  get score() {
    return t`Alura’s signal, −1 to 1`
  },
}

export const operators = ['>', '<', '>=', '<=', 'crosses_above', 'crosses_below'] as const

export const operatorNames: Record<PoolSignal['operator'], string> = {
  get '>'() {
    return t`is above`
  },
  get '<'() {
    return t`is below`
  },
  get '>='() {
    return t`is at least`
  },
  get '<='() {
    return t`is at most`
  },
  get crosses_above() {
    return t`crosses above`
  },
  get crosses_below() {
    return t`crosses below`
  },
}

/** "RSI (14) is below 30 on 1h candles". */
function signalWords({ metric, operator, threshold, interval }: PoolSignal): string {
  return t`${metricNames[metric]} ${operatorNames[operator]} ${threshold} on ${interval} candles`
}

export function poolWords(logic: 'and' | 'or', signals: readonly PoolSignal[]): string {
  const words = signals.map(signalWords)
  return logic === 'and' ? words.join(t`, and `) : words.join(t`, or `)
}
