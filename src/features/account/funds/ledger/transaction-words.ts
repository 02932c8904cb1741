import { t } from '@lingui/core/macro'
import type { Transaction, TransactionKind } from '../../../../../contract/money/transfers.ts'
import type { BadgeTone } from '../../../../ui/feedback/badge.tsx'

export const kindWords: Record<TransactionKind, string> = {
  get deposit() {
    return t`Deposit`
  },
  get withdrawal() {
    return t`Withdrawal`
  },
  get send() {
    return t`Sent`
  },
  get receive() {
    return t`Received`
  },
  get reward() {
    return t`Reward`
  },
  get funding() {
    return t`Funding`
  },
  get other() {
    return t`Other`
  },
}

export const statusWords: Record<Transaction['status'], { word: string; tone: BadgeTone }> = {
  pending: {
    get word() {
      return t`PENDING`
    },
    tone: 'neutral',
  },
  submitted: {
    get word() {
      return t`ON ITS WAY`
    },
    tone: 'accent',
  },
  unknown: {
    get word() {
      return t`UNKNOWN`
    },
    tone: 'warn',
  },
  done: {
    get word() {
      return t`DONE`
    },
    tone: 'gain',
  },
  failed: {
    get word() {
      return t`FAILED`
    },
    tone: 'danger',
  },
}
