import type { CloseReason } from '../../../contract/positions.ts'

export const closeWords: Record<CloseReason, string> = {
  take_profit: 'Take-profit',
  stop_loss: 'Stop',
  signal: 'Opposite signal',
  session_end: 'Session ended',
  manual: 'By hand',
  liquidated: 'Liquidated',
}
