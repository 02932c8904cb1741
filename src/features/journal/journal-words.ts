// Values of the journal's endpoints as text.
import type { RuleData } from './analytics/charts/chart-data.ts'
import { t } from '@lingui/core/macro'
import type { TradeOrigin } from '../../../contract/journal/journal-trade.ts'
import type { Range } from './filters/journal-view.ts'

export const originWords: Record<TradeOrigin, string> = {
  get session() {
    return t`Session`
  },
  get manual() {
    return t`By hand`
  },
  get program() {
    return t`Program`
  },
  get import() {
    return t`Import`
  },
}

export const rangeWords: Record<Range, string> = {
  get '1d'() {
    return t`Today`
  },
  get '1w'() {
    return t`1W`
  },
  get '1m'() {
    return t`1M`
  },
  get '3m'() {
    return t`3M`
  },
  get '6m'() {
    return t`6M`
  },
  get '1y'() {
    return t`1Y`
  },
  get all() {
    return t`All`
  },
}

export function sideWords(side: 'buy' | 'sell'): string {
  return side === 'buy' ? t`Long` : t`Short`
}

export const entryTypes = [
  'note',
  'pre-trade',
  'post-trade',
  'daily-review',
  'weekly-review',
] as const
export type EntryType = (typeof entryTypes)[number]

export const entryTypeWords: Record<EntryType, string> = {
  get note() {
    return t`Note`
  },
  get 'pre-trade'() {
    return t`Before a trade`
  },
  get 'post-trade'() {
    return t`After a trade`
  },
  get 'daily-review'() {
    return t`Daily review`
  },
  get 'weekly-review'() {
    return t`Weekly review`
  },
}

/** Limits that can refuse a trade by hand; the last two are none of the person's own. */
export const ruleWords: Record<RuleData['data'][number]['rule'], string> = {
  get STOP_LOSS_REQUIRED() {
    return t`Stop`
  },
  get LEVERAGE_EXCEEDED() {
    return t`Leverage`
  },
  get MAX_POSITIONS_REACHED() {
    return t`Open positions`
  },
  get DAILY_DRAWDOWN_EXCEEDED() {
    return t`Lost today`
  },
  get INSUFFICIENT_RISK_REWARD() {
    return t`Reward to risk`
  },
  get POSITION_SIZE_EXCEEDED() {
    return t`Size`
  },
  get RISK_AMOUNT_EXCEEDED() {
    return t`Risk`
  },
  get ORDER_TOO_SMALL() {
    return t`Smallest order`
  },
  get INSUFFICIENT_BALANCE() {
    return t`Margin`
  },
}
