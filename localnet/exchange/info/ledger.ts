// Money that came and went other than by trading, and liquidations.
import type { HexAddress } from '../../types.ts'
import type { Liquidation, Transfer } from '../storage/records.ts'
import { hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import { coinOf, wire } from './wire.ts'

interface LedgerUpdate {
  time: number
  hash: HexAddress
  delta:
    | { type: 'deposit'; usdc: string }
    | {
        type: 'liquidation'
        liquidatedNtlPos: string
        accountValue: string
        leverageType: 'Cross'
        liquidatedPositions: { coin: string; szi: string }[]
      }
}

/** Oldest first. What the faucet gave shows as a deposit; what was lost or written off does not show. */
export function ledgerUpdates(venue: Venue, user: HexAddress): LedgerUpdate[] {
  const updates: LedgerUpdate[] = []
  for (const transfer of venue.store.all('transfer')) {
    if (transfer.user !== user) continue
    const update = transferUpdate(transfer)
    if (update !== undefined) updates.push(update)
  }
  for (const liquidation of venue.store.all('liquidation')) {
    if (liquidation.user === user) updates.push(liquidationUpdate(venue, liquidation))
  }
  return updates.sort((a, b) => a.time - b.time)
}

export function transferUpdate(transfer: Transfer): LedgerUpdate | undefined {
  if (!transfer.credited || transfer.kind === 'shortfall') return undefined
  return {
    time: transfer.time,
    hash: transfer.hash,
    delta: { type: 'deposit', usdc: wire(transfer.usdc) },
  }
}

export function liquidationUpdate(venue: Venue, liquidation: Liquidation): LedgerUpdate {
  return {
    time: liquidation.time,
    hash: hashOf('liquidation', liquidation.lid),
    delta: {
      type: 'liquidation',
      liquidatedNtlPos: wire(liquidation.notional),
      accountValue: wire(liquidation.accountValue),
      leverageType: 'Cross',
      liquidatedPositions: liquidation.positions.map(({ asset, szi }) => ({
        coin: coinOf(venue, asset),
        szi: wire(szi),
      })),
    },
  }
}
