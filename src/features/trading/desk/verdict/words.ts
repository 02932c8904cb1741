import { t } from '@lingui/core/macro'
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
export function measureWords({ check, actual, limit }: RiskCheck): string {
  const { show, isLeast } = checkWords[check]
  if (actual === null) return t`none`
  if (limit === null) return show(actual)
  return isLeast
    ? t`${show(actual)} of at least ${show(limit)}`
    : t`${show(actual)} of at most ${show(limit)}`
}

export const constraintWords: Record<SizeConstraint, string> = {
  get account_risk_percent() {
    return t`the share of your balance that one trade may lose`
  },
  get max_risk_amount() {
    return t`the most that one trade may lose`
  },
  get max_position_size() {
    return t`your largest size`
  },
  get insufficient_balance() {
    return t`what is available as margin`
  },
}

export const warningWords: Record<RiskWarning, string> = {
  get HIGH_VOLATILITY() {
    return t`The market moves more than usual: stops are reached sooner.`
  },
  get APPROACHING_DRAWDOWN() {
    return t`Most of what a day may lose is lost already.`
  },
  get LARGE_POSITION() {
    return t`More than half of your balance becomes margin.`
  },
  get TIGHT_STOP() {
    return t`The stop is less than 0.5% away: noise alone may reach it.`
  },
  get WIDE_STOP() {
    return t`The stop is more than 5% away.`
  },
}
