// Whether something happened to an account's money beside its trades: what it was is read from the ledger.
import type { Address } from '../../../contract/primitives.ts'
import { type AccountStream, type StreamDeps, openAccountStream } from './account-stream.ts'

export interface MoneyStreams {
  streams: AccountStream[]
  /** Each row of the ledger and each funding payment is told as it happens. */
  areUp(): boolean
}

/** `moved`: there is something new to read, or may be. */
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
