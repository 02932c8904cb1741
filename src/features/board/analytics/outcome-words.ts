import type { EndReason } from '../../../../contract/sessions/sessions.ts'

/** For any person's session. */
export const outcomeWords: Record<EndReason, string> = {
  profit_target: 'Reached its profit target',
  loss_threshold: 'Reached its loss threshold',
  duration: 'Its time ran out',
  manual: 'Stopped by hand',
  liquidated: 'Liquidated by the exchange',
  delisted: 'Its market was delisted',
  error: 'Ended by an error',
}
