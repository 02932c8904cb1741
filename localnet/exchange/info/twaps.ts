// Requests about time-weighted orders. Their fills are in no other list.
import type { TwapHistoryResponse, UserTwapSliceFillsResponse } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { twapFillsElsewhere } from '../elsewhere/rows.ts'
import type { HexAddress } from '../../types.ts'
import type { Fill, Twap } from '../storage/order-records.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { ofUser } from './account.ts'
import { defineInfo } from './request.ts'
import { coinOf, wire, wireFill } from './wire.ts'

type TwapState = TwapHistoryResponse[number]['state']

const mostRows = 2_000

/** Newest first. */
export const userTwapSliceFills = defineInfo(ofUser, (venue, { user }) => sliceFills(venue, user))

export const userTwapSliceFillsByTime = defineInfo(
  z.object({ user: wireAddress, startTime: z.number(), endTime: z.number().nullish() }),
  (venue, { user, startTime, endTime }) =>
    sliceFills(venue, user, Number.POSITIVE_INFINITY)
      .filter(({ fill: { time } }) => time >= startTime && time <= (endTime ?? venue.at))
      .reverse()
      .slice(0, mostRows),
)

export const twapHistory = defineInfo(ofUser, (venue, { user }) => historyOf(venue, user))

export function sliceFills(
  venue: Venue,
  user: HexAddress,
  most = mostRows,
): UserTwapSliceFillsResponse {
  const own = [...venue.store.fillsOf(user)].flatMap((fill) => sliceFill(venue, fill))
  const others = twapFillsElsewhere(venue, user).map((fill) => ({
    fill,
    twapId: fill.twapId ?? 1,
  }))
  return [...others, ...own].sort((a, b) => b.fill.time - a.fill.time).slice(0, most)
}

/** Empty when the fill belongs to no TWAP. */
export function sliceFill(venue: Venue, fill: Fill): UserTwapSliceFillsResponse {
  return fill.twapId === undefined ? [] : [{ fill: wireFill(venue, fill), twapId: fill.twapId }]
}

/** Newest first. */
export function historyOf(venue: Venue, user: HexAddress): TwapHistoryResponse {
  return [...venue.store.all('twap')]
    .filter((twap) => twap.user === user)
    .map((twap) => historyRow(venue, twap))
    .reverse()
    .slice(0, mostRows)
}

/** `time` is in seconds here, unlike everywhere else. */
export function historyRow(venue: Venue, twap: Twap): TwapHistoryResponse[number] {
  return {
    time: Math.floor(twap.statusAt / 1_000),
    state: stateOf(venue, twap),
    status: { status: twap.status },
    twapId: twap.twapId,
  }
}

/** The TWAPs that are still running. */
export function runningTwaps(venue: Venue, user: HexAddress): [number, TwapState][] {
  return [...venue.store.all('twap')]
    .filter((twap) => twap.user === user && twap.status === 'activated')
    .map((twap) => [twap.twapId, stateOf(venue, twap)])
}

function stateOf(venue: Venue, twap: Twap): TwapState {
  return {
    coin: coinOf(venue, twap.asset),
    user: twap.user,
    side: twap.isBuy ? 'B' : 'A',
    sz: wire(twap.sz),
    executedSz: wire(twap.executedSz),
    executedNtl: wire(twap.executedNtl),
    minutes: twap.minutes,
    reduceOnly: twap.reduceOnly,
    randomize: twap.randomize,
    timestamp: twap.startedAt,
    stopPx: null,
    trigger: null,
  }
}
