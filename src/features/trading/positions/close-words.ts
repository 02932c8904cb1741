import type { CloseReason } from '../../../../contract/trading/positions.ts'
import type { ToastMessage } from '../../../ui/feedback/toast.ts'

export const closeWords: Record<CloseReason, string> = {
  take_profit: 'Take-profit',
  stop_loss: 'Stop',
  signal: 'Opposite signal',
  session_end: 'Session ended',
  manual: 'By hand',
  liquidated: 'Liquidated',
  settled: 'Settled: market delisted',
  deleveraged: 'Auto-deleveraged',
  dust: 'Too small to close',
  unaccounted: 'Gone at the exchange',
  unknown: 'By the exchange',
}

export const closeToasts: Record<'closed' | 'partial', (name: string) => ToastMessage> = {
  closed: (name) => ({ title: `Closed ${name}`, tone: 'success' }),
  partial: (name) => ({ title: `Closed part of ${name}`, tone: 'success' }),
}
