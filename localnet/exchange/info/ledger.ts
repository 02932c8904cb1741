// Every change of an account's money other than by trading and funding, in the protocol's format, and liquidations.
import type { UserNonFundingLedgerUpdatesResponse } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { add } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Fill } from '../storage/order-records.ts'
import type { Liquidation } from '../storage/records.ts'
import type { Send, Transfer, Withdrawal } from '../storage/transfer-records.ts'
import { hashOf } from '../trading/fills.ts'
import { wireAddress } from '../trading/requests.ts'
import { depositWallet, perpsDex, usdcSystemAddress } from '../funds/cctp.ts'
import { elsewhereOf } from '../elsewhere/elsewhere.ts'
import { ledgerElsewhere } from '../elsewhere/rows.ts'
import type { Venue, VenueEvent } from '../venue.ts'
import { defineInfo } from './request.ts'
import { coinOf, wire } from './wire.ts'

export type LedgerUpdate = UserNonFundingLedgerUpdatesResponse[number]

/** The source of money that covers what a liquidated account cannot pay. */
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

/** The oldest 500 rows of the requested time; the next page begins at the time of the last one. */
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

/** Oldest first. Money from the faucet shows as a deposit; money lost on the way does not show. */
export function ledgerUpdates(venue: Venue, user: HexAddress): LedgerUpdate[] {
  const { store } = venue
  const { purgedAt = -1 } = elsewhereOf(venue, user)
  return [
    ...[...store.transfersOf(user)].flatMap(transferUpdate),
    ...[...store.sendsOf(user)].map(sendUpdate),
    ...[...store.withdrawalsOf(user)].flatMap((row) => withdrawalUpdate(venue, row)),
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
      return event.withdrawal.user === user ? withdrawalUpdate(venue, event.withdrawal) : []
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

function transferUpdate(transfer: Transfer): LedgerUpdate[] {
  const { time, hash, kind, usdc, credited, cctp } = transfer
  // Transfers of the kind `elsewhere` get their rows from `ledgerElsewhere`.
  if (!credited || kind === 'elsewhere') return []
  if (cctp !== undefined) return [mintUpdate(transfer, cctp.dex)]
  if (kind === 'deposit') return [{ time, hash, delta: { type: 'deposit', usdc: wire(usdc) } }]
  if (kind !== 'shortfall') {
    // A field that real exchanges do not have, because they give no money away.
    const given = { source: 'faucet' }
    return [{ time, hash, delta: { type: 'deposit', usdc: wire(usdc), ...given } }]
  }
  return [{ time, hash, delta: { type: 'vaultDistribution', vault: insurer, usdc: wire(usdc) } }]
}

function sendUpdate({ time, id, usdc, user, destination, fee, withinFamily }: Send): LedgerUpdate {
  if (withinFamily === true) {
    const moved = { usdc: wire(usdc), user, destination }
    return { time, hash: id, delta: { type: 'subAccountTransfer', ...moved } }
  }
  const delta = { usdc: wire(usdc), user, destination, fee: wire(fee) }
  return { time, hash: id, delta: { type: 'internalTransfer', ...delta } }
}

/** A CCTP deposit in the venue's format: with a hash of its own, not the chain's. */
function mintUpdate({ id, time, usdc, user }: Transfer, dex: number): LedgerUpdate {
  const hash = hashOf('mint', id)
  const moved = { token: 'USDC', amount: wire(usdc), usdcValue: wire(usdc), ...freeOfCharge }
  if (dex !== perpsDex) {
    const parties = { user: usdcSystemAddress, destination: user }
    return { time, hash, delta: { type: 'spotTransfer', ...moved, ...parties, nonce: null } }
  }
  const parties = { user: depositWallet, destination: user }
  const between = { sourceDex: 'spot', destinationDex: '' }
  return { time, hash, delta: { type: 'send', ...moved, ...parties, ...between, nonce: time } }
}

const freeOfCharge = { fee: '0.0', nativeTokenFee: '0.0', feeToken: '' }

function withdrawalUpdate(venue: Venue, withdrawal: Withdrawal): LedgerUpdate[] {
  const { time, id, user, usdc, nonce, fee, route, sourceDex = '', payout } = withdrawal
  if (route === 'cctp') {
    const amount = wire(add(usdc, fee))
    const parties = { user, destination: usdcSystemAddress, sourceDex, destinationDex: 'spot' }
    const moved = { token: 'USDC', amount, usdcValue: amount, ...freeOfCharge, nonce }
    return [{ time, hash: id, delta: { type: 'send', ...parties, ...moved } }]
  }
  const told = { type: 'withdraw', usdc: wire(usdc), fee: wire(fee) } as const
  if (!venue.booksWhenPaid) return [{ time, hash: id, delta: { ...told, nonce } }]
  if (payout === null) return []
  return [{ time: payout.time, hash: payout.txHash, delta: { ...told, nonce: nonce * 1_000 } }]
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
      leverageType: liquidation.isIsolated === true ? 'Isolated' : 'Cross',
      liquidatedPositions: liquidation.positions.map(({ asset, szi }) => ({
        coin: coinOf(venue, asset),
        szi: wire(szi),
      })),
    },
  }
}
