import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { RiskCheck, RiskCheckCode } from '../../../../../engine/risk/checks.ts'
import type { SizeConstraint } from '../../../../../engine/risk/sizing.ts'
import type { RiskWarning } from '../../../../../engine/risk/warnings.ts'
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatSize,
} from '../../../../lib/numbers/format.ts'

interface CheckWords {
  name: string
  show: (value: DecimalString) => string
  /** What to change so that the check passes. */
  remedy: string
  /** `actual` must be at least the limit; otherwise at most. */
  isLeast?: true
}

const count = (value: DecimalString) => formatNumber(value, { places: 0 })
const money = (value: DecimalString) => formatMoney(value)
const percent = (value: DecimalString) => formatPercent(value)

export const checkWords: Record<RiskCheckCode, CheckWords> = {
  STOP_LOSS_REQUIRED: {
    name: 'Stop',
    show: (value) => formatNumber(value, { places: 2 }),
    remedy: 'Set a stop: your rules ask for one.',
  },
  LEVERAGE_EXCEEDED: {
    name: 'Leverage',
    show: (value) => `${count(value)}×`,
    remedy: 'Lower the leverage.',
  },
  MAX_POSITIONS_REACHED: {
    name: 'Open positions',
    show: count,
    remedy: 'Close a position first.',
  },
  DAILY_DRAWDOWN_EXCEEDED: {
    name: 'Lost today',
    show: percent,
    remedy: 'The day’s limit is used up: it begins anew at 00:00 UTC.',
  },
  INSUFFICIENT_RISK_REWARD: {
    name: 'Reward to risk',
    show: (value) => formatNumber(value, { places: 2 }),
    remedy: 'Move the nearest target farther away, or the stop closer.',
    isLeast: true,
  },
  ORDER_TOO_SMALL: {
    name: 'Order value',
    show: money,
    remedy: 'The exchange takes no smaller order: a closer stop makes it larger.',
    isLeast: true,
  },
  POSITION_SIZE_EXCEEDED: {
    name: 'Size',
    show: (value) => formatSize(value),
    remedy: 'Make it smaller.',
  },
  RISK_AMOUNT_EXCEEDED: {
    name: 'At risk',
    show: money,
    remedy: 'Make it smaller, or move the stop closer.',
  },
  INSUFFICIENT_BALANCE: {
    name: 'Margin and fee',
    show: money,
    remedy: 'More than is available: make it smaller, or raise the leverage.',
  },
}

/** "3 of at most 5"; values that do not exist are left out. */
export function measureWords({ check, actual, limit }: RiskCheck): string {
  const { show, isLeast } = checkWords[check]
  if (actual === null) return 'none'
  if (limit === null) return show(actual)
  return `${show(actual)} of at ${isLeast ? 'least' : 'most'} ${show(limit)}`
}

export const constraintWords: Record<SizeConstraint, string> = {
  account_risk_percent: 'the share of your balance that one trade may lose',
  max_risk_amount: 'the most that one trade may lose',
  max_position_size: 'your largest size',
  insufficient_balance: 'what is available as margin',
}

export const warningWords: Record<RiskWarning, string> = {
  HIGH_VOLATILITY: 'The market moves more than usual: stops are reached sooner.',
  APPROACHING_DRAWDOWN: 'Most of what a day may lose is lost already.',
  LARGE_POSITION: 'More than half of your balance becomes margin.',
  TIGHT_STOP: 'The stop is less than 0.5% away: noise alone may reach it.',
  WIDE_STOP: 'The stop is more than 5% away.',
}
