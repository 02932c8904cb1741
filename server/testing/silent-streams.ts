import type { AccountStreams } from '../venue/port.ts'

/** An exchange that says nothing of accounts unless it is asked, for tests in which it answers wrongly or not at all. */
export const silentStreams: AccountStreams = {
  followAccounts: () => {},
  told: () => ({ account: null, orders: null, areFillsTold: false, isMoneyTold: false }),
  distrust: () => {},
  onAccountNews: () => () => {},
}
