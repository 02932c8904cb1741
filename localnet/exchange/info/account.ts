// Requests about one account. `user`: the account's own address; an agent's address has no data.
import type {
  ActiveAssetDataResponse,
  ReferralResponse,
  UserFeesResponse,
} from '@nktkas/hyperliquid'
import * as z from 'zod'
import {
  absolute,
  add,
  divide,
  maximum,
  multiply,
  round,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import { liveAgents } from '../access/agents.ts'
import type { HexAddress, MarketAsset } from '../../types.ts'
import { makerRate, takerRate } from '../rules/fees.ts'
import { isIsolated } from '../rules/isolated.ts'
import { leverageOf, requiredMargin, valueAccount } from '../rules/margin.ts'
import { positionKey } from '../trading/fills.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { assetNamed } from './market.ts'
import { defineInfo } from './request.ts'
import { wire, wireAccount } from './wire.ts'

export const ofUser = z.object({ user: wireAddress, dex: z.literal('').optional() })
const day = 86_400_000

export const clearinghouseState = defineInfo(ofUser, (venue, { user }) => wireAccount(venue, user))

export const extraAgents = defineInfo(ofUser, (venue, { user }) =>
  liveAgents(venue, user)
    .filter(({ name }) => name !== '')
    .map(({ address, name, validUntil }) => ({ address, name, validUntil })),
)

export const maxBuilderFee = defineInfo(
  z.object({ user: wireAddress, builder: wireAddress }),
  (venue, { user, builder }) => venue.account(user)?.builderFees[builder] ?? 0,
)

export const approvedBuilders = defineInfo(ofUser, (venue, { user }) =>
  Object.keys(venue.account(user)?.builderFees ?? {}),
)

/** A builder's share is credited at once, so that nothing is ever left to claim. */
export const referral = defineInfo(ofUser, (venue, { user }): ReferralResponse => {
  const earned = [...venue.store.fillsBuiltBy(user)].map(({ builderFee }) => builderFee)
  const builderRewards = wire(add(...earned))
  return {
    referredBy: null,
    cumVlm: wire(round(venue.account(user)?.volume ?? '0', 2)),
    unclaimedRewards: '0.0',
    claimedRewards: builderRewards,
    builderRewards,
    referrerState: { stage: 'needToTrade', data: { required: '10000.0' } },
    rewardHistory: [],
    tokenToState: [],
  }
})

export const userRateLimit = defineInfo(ofUser, (venue, { user }) => {
  const volume = venue.account(user)?.volume ?? '0'
  return {
    cumVlm: wire(round(volume, 2)),
    nRequestsUsed: venue.allowance.used(user),
    nRequestsCap: 10_000 + Math.floor(Number(volume)),
    nRequestsSurplus: [...venue.store.all('reservation')]
      .filter((reservation) => reservation.user === user)
      .reduce((sum, { weight }) => sum + weight, 0),
  }
})

export const preTransferCheck = defineInfo(
  z.object({ user: wireAddress, source: wireAddress }),
  (venue, { user }) => ({
    fee: venue.account(user) === undefined ? '1.0' : '0.0',
    isSanctioned: false,
    userExists: venue.account(user) !== undefined,
    userHasSentTx: venue.store.get('nonces', user) !== undefined,
  }),
)

export const activeAssetData = defineInfo(
  z.object({ user: wireAddress, coin: z.string() }),
  (venue, { user, coin }) => {
    const asset = assetNamed(venue, coin)
    return asset === undefined ? null : activeAsset(venue, user, asset)
  },
)

export const userFees = defineInfo(ofUser, (venue, { user }): UserFeesResponse => {
  const today = Math.floor(venue.at / day)
  return {
    dailyUserVlm: Array.from({ length: 15 }, (_, index) =>
      dailyVolume(venue, user, today - 14 + index),
    ),
    feeSchedule: {
      cross: takerRate,
      add: makerRate,
      spotCross: '0.0007',
      spotAdd: '0.0004',
      tiers: { vip: [], mm: [] },
      referralDiscount: '0.0',
      stakingDiscountTiers: [],
    },
    userCrossRate: takerRate,
    userAddRate: makerRate,
    userSpotCrossRate: '0.0007',
    userSpotAddRate: '0.0004',
    activeReferralDiscount: '0.0',
    trial: null,
    feeTrialEscrow: '0.0',
    nextTrialAvailableTimestamp: null,
    stakingLink: null,
    activeStakingDiscount: { bpsOfMaxSupply: '0.0', discount: '0.0' },
  }
})

function dailyVolume(venue: Venue, user: HexAddress, dayNumber: number) {
  let taken = '0'
  let made = '0'
  for (const fill of venue.store.fillsOf(user)) {
    if (Math.floor(fill.time / day) !== dayNumber) continue
    const value = multiply(fill.px, fill.sz)
    if (fill.crossed) taken = add(taken, value)
    else made = add(made, value)
  }
  return {
    date: new Date(dayNumber * day).toISOString().slice(0, 10),
    userCross: wire(round(taken, 2)),
    userAdd: wire(round(made, 2)),
    exchange: '0.0',
  }
}

export function activeAsset(
  venue: Venue,
  user: HexAddress,
  asset: MarketAsset,
): ActiveAssetDataResponse {
  const leverage = leverageOf(venue.account(user), asset)
  const mark = venue.mark(asset.index)
  const free = maximum(
    0,
    subtract(valueAccount(venue, user).cross.equity, requiredMargin(venue, user)),
  )
  const szi = venue.store.get('position', positionKey(user, asset.index))?.szi ?? '0'
  // An order against the position may close it first and then open as much again.
  const closing = divide(multiply(absolute(szi), mark, 2), leverage)
  const available = [1, -1].map((side) => (sign(szi) === -side ? add(free, closing) : free))
  const sizes = available.map((usdc) =>
    round(divide(multiply(usdc, leverage), mark), asset.szDecimals, 'down'),
  )
  const pair = (values: string[]): [string, string] => [
    wire(values[0] ?? '0'),
    wire(values[1] ?? '0'),
  ]
  return {
    user,
    coin: asset.name,
    leverage: isIsolated(venue.account(user), asset)
      ? { type: 'isolated', value: leverage, rawUsd: '0.0' }
      : { type: 'cross', value: leverage },
    maxTradeSzs: pair(sizes),
    availableToTrade: pair(available.map((usdc) => round(usdc, 6, 'down'))),
    markPx: wire(mark),
  }
}
