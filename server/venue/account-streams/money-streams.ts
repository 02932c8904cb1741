// Notices changes of an account's money other than trades; what they were is read from the ledger.
import type { Address } from '../../../contract/primitives.ts'
import { type AccountStream, type StreamDeps, openAccountStream } from './account-stream.ts'

export interface MoneyStreams {
  streams: AccountStream[]
  /** Whether each ledger row and funding payment is being reported. */
  areUp(): boolean
}

/** `moved` is called when there is, or may be, something new to read. */
export function openMoneyStreams(deps: StreamDeps, user: Address, moved: () => void): MoneyStreams {
  const types = ['userNonFundingLedgerUpdates', 'userFundings']
  const up = new Set<string>()
  const streams = types.map((type) =>
    openAccountStream(
      deps,
      { type, user },
      {
        message: (data) => {
          if (!('isSnapshot' in data) || data.isSnapshot !== true) moved()
        },
        up: () => {
          up.add(type)
          moved()
        },
        down: () => up.delete(type),
      },
    ),
  )
  return { streams, areUp: () => up.size === types.length }
}
