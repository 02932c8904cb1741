import { bollinger } from './bollinger.ts'
import { ema } from './ema.ts'
import type { Indicator } from './indicator.ts'
import { macd } from './macd.ts'
import { rsi } from './rsi.ts'
import { vwap } from './vwap.ts'

/** Drawn over the candles. */
export const overlayIds = ['ema', 'bb', 'vwap'] as const
export type OverlayId = (typeof overlayIds)[number]

/** Drawn below them, in this order. */
export const paneIds = ['rsi', 'macd'] as const
export type PaneId = (typeof paneIds)[number]

export type IndicatorId = OverlayId | PaneId

export const indicators: Record<IndicatorId, Indicator> = { ema, bb: bollinger, vwap, rsi, macd }
