// Every change of an account's money other than by trading and funding, as the protocol shows it, and liquidations.
import type { UserNonFundingLedgerUpdatesResponse } from '@nktkas/hyperliquid'
import * as z from 'zod'
import type { HexAddress } from '../../types.ts'
import type { Fill, Liquidation, Send, Transfer, Withdrawal } from '../storage/records.ts'
import { hashOf } from '../trading/fills.ts'
import { wireAddress } from '../trading/requests.ts'
import { elsewhereOf } from '../elsewhere/elsewhere.ts'
import { ledgerElsewhere } from '../elsewhere/rows.ts'
import type { Venue, VenueEvent } from '../venue.ts'
import { defineInfo } from './request.ts'
import { coinOf, wire } from './wire.ts'

export type LedgerUpdate = UserNonFundingLedgerUpdatesResponse[number]

/** Bears what a liquidated account cannot pay. */
const insurer: HexAddress = '0x00000000000000000000000000000000000a1fa1'
const mostRows = 500

export const ofUserInTime = z.object({
  user: wireAddress,
  startTime: z.number().nullish(),
  endTime: z.number().nullish(),
})

export const userNonFundingLedgerUpdates = defineInfo(ofUserInTime, (venue, request) =>
  pageOf(ledgerUpdates(venue, request.user), request),
)

/** The oldest 500 rows of the asked time; the next page begins at the time of the last one. */
export function pageOf<Row extends { time: number }>(
  rows: Row[],
  {
    startTime,
    endTime,
  }: { startTime?: number | null | undefined; endTime?: number | null | undefined },
): Row[] {
  const until = endTime ?? Number.POSITIVE_INFINITY
  return rows.filter(({ time }) => time >= (startTime ?? 0) && time <= until).slice(0, mostRows)
}

/** Oldest first. What the faucet gave shows as a deposit; what was lost on the way does not show. */
export function ledgerUpdates(venue: Venue, user: HexAddress): LedgerUpdate[] {
  const { store } = venue
  const { purgedAt = -1 } = elsewhereOf(venue, user)
  return [
    ...[...store.transfersOf(user)].flatMap(transferUpdate),
    ...[...store.sendsOf(user)].map(sendUpdate),
    ...[...store.withdrawalsOf(user)].map(withdrawalUpdate),
    ...[...store.fillsBuiltBy(user)].map(rewardUpdate),
    ...[...store.all('liquidation')]
      .filter((liquidation) => liquidation.user === user)
      .map((liquidation) => liquidationUpdate(venue, liquidation)),
    ...ledgerElsewhere(venue, user),
  ]
    .filter(({ time }) => time > purgedAt)
    .sort((a, b) => a.time - b.time)
}

export function ledgerUpdatesIn(venue: Venue, user: HexAddress, event: VenueEvent): LedgerUpdate[] {
  switch (event.type) {
    case 'transfer':
      return event.transfer.user === user ? transferUpdate(event.transfer) : []
    case 'send':
      return [event.send.user, event.send.destination].includes(user)
        ? [sendUpdate(event.send)]
        : []
    case 'withdrawal':
      return event.withdrawal.user === user ? [withdrawalUpdate(event.withdrawal)] : []
    case 'liquidation':
      return event.liquidation.user === user ? [liquidationUpdate(venue, event.liquidation)] : []
    case 'fill': {
      const builder = venue.store.get('order', event.fill.oid)?.builder
      return builder?.address === user ? [rewardUpdate(event.fill)] : []
    }
    default:
      return []
  }
}

function transferUpdate({ time, hash, kind, usdc, credited }: Transfer): LedgerUpdate[] {
  // What moved money elsewhere has a row of its own.
  if (!credited || kind === 'elsewhere') return []
  if (kind === 'deposit') return [{ time, hash, delta: { type: 'deposit', usdc: wire(usdc) } }]
  if (kind !== 'shortfall') {
    // Real exchanges give no money away: no other row has this field.
    const given = { source: 'faucet' }
    return [{ time, hash, delta: { type: 'deposit', usdc: wire(usdc), ...given } }]
  }
  return [{ time, hash, delta: { type: 'vaultDistribution', vault: insurer, usdc: wire(usdc) } }]
}

function sendUpdate({ time, id, usdc, user, destination, fee }: Send): LedgerUpdate {
  const delta = { usdc: wire(usdc), user, destination, fee: wire(fee) }
  return { time, hash: id, delta: { type: 'internalTransfer', ...delta } }
}

function withdrawalUpdate({ time, id, usdc, nonce, fee }: Withdrawal): LedgerUpdate {
  return { time, hash: id, delta: { type: 'withdraw', usdc: wire(usdc), nonce, fee: wire(fee) } }
}

/** A builder's share of one fill. */
function rewardUpdate({ time, tid, builderFee }: Fill): LedgerUpdate {
  const hash = hashOf('reward', tid)
  return { time, hash, delta: { type: 'rewardsClaim', amount: wire(builderFee), token: 'USDC' } }
}

function liquidationUpdate(venue: Venue, liquidation: Liquidation): LedgerUpdate {
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
