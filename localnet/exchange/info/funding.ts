// Requests about funding: what an account paid, past rates, and the next rate.
import type {
  FundingHistoryResponse,
  PredictedFundingsResponse,
  UserFundingResponse,
  UserFundingsWsEvent,
} from '@nktkas/hyperliquid'
import * as z from 'zod'
import type { HexAddress } from '../../types.ts'
import { fundingInterval, hourOf, rateAt } from '../funds/funding.ts'
import type { Funding } from '../storage/transfer-records.ts'
import { fundingsElsewhere } from '../elsewhere/rows.ts'
import type { Venue } from '../venue.ts'
import { ofUserInTime, pageOf } from './ledger.ts'
import { assetNamed } from './market.ts'
import { defineInfo } from './request.ts'
import { coinOf, wire } from './wire.ts'

const mostRows = 500
/** Nothing was listed before this. */
const firstHour = Date.UTC(2020, 0)
/** Funding is not a transaction: the exchange gives all of its rows this hash. */
const noHash: HexAddress = `0x${'0'.repeat(64)}`

export type FundingRow = UserFundingsWsEvent['fundings'][number]

export const userFunding = defineInfo(ofUserInTime, (venue, request): UserFundingResponse => {
  const rows = fundingRows(venue, request.user)
  return pageOf(rows, request).map(({ time, ...paid }) => ({
    time,
    hash: noHash,
    delta: { type: 'funding', ...paid },
  }))
})

export const fundingHistory = defineInfo(
  z.object({ coin: z.string(), startTime: z.number(), endTime: z.number().nullish() }),
  (venue, { coin, startTime, endTime }): FundingHistoryResponse | null => {
    const asset = assetNamed(venue, coin)
    if (asset === undefined) return null
    const until = hourOf(Math.min(endTime ?? venue.at, venue.at))
    const rows: FundingHistoryResponse = []
    let hour = hourOf(Math.max(startTime, firstHour) + fundingInterval - 1)
    for (; hour <= until && rows.length < mostRows; hour += fundingInterval) {
      const fundingRate = wire(rateAt(venue, asset.index, hour))
      rows.push({ coin, fundingRate, premium: '0.0', time: hour })
    }
    return rows
  },
)

export const predictedFundings = defineInfo(z.object({}), (venue): PredictedFundingsResponse => {
  const nextFundingTime = hourOf(venue.at) + fundingInterval
  return venue.market.assets.map(({ index, name }) => {
    const fundingRate = wire(rateAt(venue, index, nextFundingTime))
    return [name, [['HlPerp', { fundingRate, nextFundingTime, fundingIntervalHours: 1 }]]]
  })
})

/** Oldest first. */
export function fundingRows(venue: Venue, user: HexAddress): FundingRow[] {
  const own = [...venue.store.fundingOf(user)].map((funding) => fundingRow(venue, funding))
  return [...own, ...fundingsElsewhere(venue, user)].sort((a, b) => a.time - b.time)
}

export function fundingRow(venue: Venue, { asset, time, szi, rate, usdc }: Funding): FundingRow {
  return {
    time,
    coin: coinOf(venue, asset),
    usdc: wire(usdc),
    szi: wire(szi),
    fundingRate: wire(rate),
    nSamples: null,
  }
}
