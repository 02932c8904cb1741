// Values of the journal's endpoints as text.
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
