// The nine checks of a trade in words: their names, their values, and what to change.
import { t } from '@lingui/core/macro'
import type { riskChecks } from '../../contract/desk/risk-checks.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { formatMoney, formatNumber, formatPercent, formatSize } from './numbers/format.ts'

/** One of the nine, as it came out. */
export interface CheckOutcome {
  check: (typeof riskChecks)[number]
  passed: boolean
  /** In the unit of the check; null when there is nothing to measure. */
  actual: DecimalString | null
  limit: DecimalString | null
}

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

export const checkWords: Record<CheckOutcome['check'], CheckWords> = {
  STOP_LOSS_REQUIRED: {
    get name() {
      return t`Stop`
    },
    show: (value) => formatNumber(value, { places: 2 }),
    get remedy() {
      return t`Set a stop: your rules ask for one.`
    },
  },
  LEVERAGE_EXCEEDED: {
    get name() {
      return t`Leverage`
    },
    show: (value) => `${count(value)}×`,
    get remedy() {
      return t`Lower the leverage.`
    },
  },
  MAX_POSITIONS_REACHED: {
    get name() {
      return t`Open positions`
    },
    show: count,
    get remedy() {
      return t`Close a position first.`
    },
  },
  DAILY_DRAWDOWN_EXCEEDED: {
    get name() {
      return t`Lost today`
    },
    show: percent,
    get remedy() {
      return t`The day’s limit is used up: it begins anew at 00:00 UTC.`
    },
  },
  INSUFFICIENT_RISK_REWARD: {
    get name() {
      return t`Reward to risk`
    },
    show: (value) => formatNumber(value, { places: 2 }),
    get remedy() {
      return t`Move the nearest target farther away, or the stop closer.`
    },
    isLeast: true,
  },
  ORDER_TOO_SMALL: {
    get name() {
      return t`Order value`
    },
    show: money,
    get remedy() {
      return t`The exchange takes no smaller order: a closer stop makes it larger.`
    },
    isLeast: true,
  },
  POSITION_SIZE_EXCEEDED: {
    get name() {
      return t`Size`
    },
    show: (value) => formatSize(value),
    get remedy() {
      return t`Make it smaller.`
    },
  },
  RISK_AMOUNT_EXCEEDED: {
    get name() {
      return t`At risk`
    },
    show: money,
    get remedy() {
      return t`Make it smaller, or move the stop closer.`
    },
  },
  INSUFFICIENT_BALANCE: {
    get name() {
      return t`Margin and fee`
    },
    show: money,
    get remedy() {
      return t`More than is available: make it smaller, or raise the leverage.`
    },
  },
}

/** "3 of at most 5"; values that do not exist are left out. */
export function measureWords({ check, actual, limit }: CheckOutcome): string {
  const { show, isLeast } = checkWords[check]
  if (actual === null) return t`none`
  if (limit === null) return show(actual)
  return isLeast
    ? t`${show(actual)} of at least ${show(limit)}`
    : t`${show(actual)} of at most ${show(limit)}`
}
