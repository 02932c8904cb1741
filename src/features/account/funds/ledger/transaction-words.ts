import type { Transaction, TransactionKind } from '../../../../../contract/money/transfers.ts'
import type { BadgeTone } from '../../../../ui/feedback/badge.tsx'

export const kindWords: Record<TransactionKind, string> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  send: 'Sent',
  receive: 'Received',
  reward: 'Reward',
  funding: 'Funding',
  other: 'Other',
}

export const statusWords: Record<Transaction['status'], { word: string; tone: BadgeTone }> = {
  pending: { word: 'PENDING', tone: 'neutral' },
  submitted: { word: 'ON ITS WAY', tone: 'accent' },
  unknown: { word: 'UNKNOWN', tone: 'warn' },
  done: { word: 'DONE', tone: 'gain' },
  failed: { word: 'FAILED', tone: 'danger' },
}
