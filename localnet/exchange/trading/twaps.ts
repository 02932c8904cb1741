// Time-weighted orders (TWAP): a slice every 30 seconds, each a market order with at most 3 % slippage. Later
// slices, of up to three times the usual size, make up for a slice that did not fill.
import { add, divide, isZero, minimum, multiply, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { toLot, toTick } from '../rules/universe.ts'
import type { Twap } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { placeOrder } from './place.ts'
import { settle } from './settle.ts'

const sliceMs = 30_000
const minuteMs = 60_000
const worstSlippage = 0.03
const largestCatchUp = 3

export interface TwapRequest {
  asset: number
  isBuy: boolean
  sz: string
  reduceOnly: boolean
  minutes: number
  randomize: boolean
}

/** Both the first and the last moment have a slice. */
export function slicesOf(minutes: number): number {
  return (minutes * minuteMs) / sliceMs + 1
}

export function startTwap(venue: Venue, user: HexAddress, request: TwapRequest): Twap {
  return save(venue, {
    ...request,
    twapId: venue.next('nextTwapId'),
    user,
    startedAt: venue.at,
    nextAt: venue.at,
    slicesSent: 0,
    executedSz: '0',
    executedNtl: '0',
    status: 'activated',
    statusAt: venue.at,
  })
}

export function sendDueSlices(venue: Venue) {
  for (const twap of venue.store.all('twap')) {
    if (twap.status === 'activated' && twap.nextAt <= venue.at) sendSlice(venue, twap)
  }
}

export function endTwap(venue: Venue, twap: Twap, status: 'finished' | 'terminated'): Twap {
  return save(venue, { ...twap, status, statusAt: venue.at })
}

function sendSlice(venue: Venue, twap: Twap) {
  const slicesSent = twap.slicesSent + 1
  const size = sliceSize(venue, twap, slicesSent)
  const filled = isZero(size) ? nothing : fill(venue, twap, size)
  const sent: Twap = {
    ...twap,
    slicesSent,
    executedSz: add(twap.executedSz, filled.sz),
    executedNtl: add(twap.executedNtl, filled.ntl),
    // Slices missed while the exchange was down are made up for by the remaining ones, not at once.
    nextAt: Math.max(twap.nextAt + sliceMs, venue.at + 1),
  }
  const isOver = slicesSent >= slicesOf(twap.minutes) || sent.executedSz === twap.sz
  if (isOver || venue.at > twap.startedAt + (twap.minutes + 1) * minuteMs) {
    endTwap(venue, sent, 'finished')
  } else save(venue, sent)
}

function sliceSize(venue: Venue, twap: Twap, slicesSent: number): string {
  const asset = venue.asset(twap.asset)
  if (asset === undefined) return '0'
  const slices = slicesOf(twap.minutes)
  const left = subtract(twap.sz, twap.executedSz)
  if (slicesSent >= slices) return left
  const due = subtract(divide(multiply(twap.sz, slicesSent), slices), twap.executedSz)
  const most = divide(multiply(twap.sz, largestCatchUp), slices)
  return toLot(Number(minimum(minimum(due, most), left)), asset)
}

const nothing = { sz: '0', ntl: '0' }

function fill(venue: Venue, twap: Twap, size: string): { sz: string; ntl: string } {
  const asset = venue.asset(twap.asset)
  if (asset === undefined) return nothing
  const worst = Number(venue.mark(twap.asset)) * (1 + (twap.isBuy ? worstSlippage : -worstSlippage))
  const placing = { user: twap.user, builder: null, twapId: twap.twapId }
  const placed = placeOrder(venue, placing, {
    a: twap.asset,
    b: twap.isBuy,
    p: toTick(worst, asset, twap.isBuy ? 'down' : 'up'),
    s: size,
    r: twap.reduceOnly,
    t: { limit: { tif: 'Ioc' } },
    c: undefined,
  })
  if (placed.order !== undefined) settle(venue, placed.order)
  if (typeof placed.status !== 'object' || !('filled' in placed.status)) return nothing
  const { totalSz, avgPx } = placed.status.filled
  return { sz: totalSz, ntl: multiply(totalSz, avgPx) }
}

function save(venue: Venue, twap: Twap): Twap {
  venue.store.put('twap', twap.twapId, twap)
  venue.emit({ type: 'twap', twap })
  return twap
}
