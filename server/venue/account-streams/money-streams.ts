// Notices changes of an account's money other than trades; what they were is read from the ledger.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { StreamDeps } from './account-stream.ts'
import { type RowStream, openRowStream } from './row-stream.ts'

export interface MoneyStreams {
  streams: RowStream[]
  /** Whether each ledger row and funding payment is being reported. */
  areUp(): boolean
}

/** Type of stream → the property of its messages that holds the rows. */
const lists = { userNonFundingLedgerUpdates: 'nonFundingLedgerUpdates', userFundings: 'fundings' }

/** `moved` is called when there is, or may be, something new to read; nothing in that stream is newer than `newest`. */
export function openMoneyStreams(
  deps: StreamDeps,
  user: Address,
  moved: (newest?: UnixMs) => void,
): MoneyStreams {
  const streams = Object.entries(lists).map(([type, list]) =>
    openRowStream(deps, { type, user }, list, { rows: () => moved(), gap: moved }),
  )
  return { streams, areUp: () => streams.every((stream) => stream.isUp()) }
}
