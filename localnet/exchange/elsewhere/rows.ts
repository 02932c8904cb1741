// Protocol rows about what an account did elsewhere: those given by a control, and generated ones of a long past,
// which are the same each time. Their shapes are trusted, because the control's caller gives them in the protocol's.
import type { UserFundingsWsEvent, UserNonFundingLedgerUpdatesResponse } from '@nktkas/hyperliquid'
import type { HexAddress } from '../../types.ts'
import type { WireFill } from '../info/wire.ts'
import type { Elsewhere } from '../storage/records.ts'
import { hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import { elsewhereOf } from './elsewhere.ts'

type LedgerUpdate = UserNonFundingLedgerUpdatesResponse[number]
type FundingRow = UserFundingsWsEvent['fundings'][number]

const coins = ['BTC', 'ETH', 'SOL', '@107', 'xyz:TSLA'] as const

export function ledgerElsewhere(venue: Venue, user: HexAddress): LedgerUpdate[] {
  const { ledger, past } = elsewhereOf(venue, user)
  const generated = past === null ? [] : moments(past, past.transfers).map(pastTransfer)
  return [...generated, ...(ledger as unknown as LedgerUpdate[])]
}

export function fillsElsewhere(venue: Venue, user: HexAddress): WireFill[] {
  const { fills, past } = elsewhereOf(venue, user)
  const generated = past === null ? [] : moments(past, past.fills).map(pastFill)
  return [...generated, ...(fills as unknown as WireFill[])]
}

export function twapFillsElsewhere(venue: Venue, user: HexAddress): WireFill[] {
  return elsewhereOf(venue, user).twapFills as unknown as WireFill[]
}

export function fundingsElsewhere(venue: Venue, user: HexAddress): FundingRow[] {
  const { fundings, past } = elsewhereOf(venue, user)
  const generated = past === null ? [] : moments(past, past.fundings).map(pastFunding)
  return [...generated, ...(fundings as unknown as FundingRow[])]
}

/** Evenly spaced times, oldest first. */
function moments({ from, until }: NonNullable<Elsewhere['past']>, count: number): number[] {
  const step = (until - from) / Math.max(1, count)
  return Array.from({ length: count }, (_, index) => Math.floor(from + index * step))
}

function pastTransfer(time: number, index: number): LedgerUpdate {
  const hash = hashOf('past transfer', time, index)
  if (index % 2 === 0) return { time, hash, delta: { type: 'deposit', usdc: '100.0' } }
  return { time, hash, delta: { type: 'withdraw', usdc: '98.0', nonce: time * 1_000, fee: '1.0' } }
}

function pastFill(time: number, index: number): WireFill {
  const isBuy = index % 2 === 0
  const coin = coins[index % coins.length] ?? 'BTC'
  return {
    coin,
    px: '100.0',
    sz: '0.5',
    side: isBuy ? 'B' : 'A',
    time,
    startPosition: isBuy ? '0.0' : '0.5',
    dir: isBuy ? 'Open Long' : 'Close Long',
    closedPnl: isBuy ? '0.0' : '0.25',
    hash: hashOf('past fill', time, index),
    oid: index + 1,
    crossed: true,
    fee: '0.02',
    tid: 900_000_000_000 + index,
    feeToken: 'USDC',
    twapId: null,
  }
}

function pastFunding(time: number, index: number): FundingRow {
  const coin = coins[index % 3] ?? 'BTC'
  return { time, coin, usdc: '-0.01', szi: '0.5', fundingRate: '0.0000125', nSamples: null }
}
