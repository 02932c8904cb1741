import type { AccountStreams } from '../../venue/port.ts'

/** Account streams that never report anything, for tests in which the exchange answers wrongly or not at all. */
export const silentStreams: AccountStreams = {
  followAccounts: () => {},
  told: () => ({ account: null, orders: null, areFillsTold: false, isMoneyTold: false }),
  streamedAccounts: () => ({ followed: 0, told: 0, ageMs: null }),
  distrust: () => {},
  onAccountNews: () => () => {},
}
