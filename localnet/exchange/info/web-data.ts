// Everything about one account in one answer, for older clients.
import type { WebData2Response } from '@nktkas/hyperliquid'
import { add } from '../../../contract/decimal.ts'
import { liveAgents } from '../access/agents.ts'
import type { HexAddress } from '../../types.ts'
import { moneyMoved } from '../funds/money-moved.ts'
import type { Venue } from '../venue.ts'
import { ofUser } from './account.ts'
import { assetContext, universe } from './market.ts'
import { defineInfo } from './request.ts'
import { wireSpotAccount } from './kinds.ts'
import { runningTwaps } from './twaps.ts'
import { openOrdersShown, wire, wireAccount, wireFrontendOrder } from './wire.ts'

export const webData2 = defineInfo(ofUser, (venue, { user }) => webDataOf(venue, user))

export function webDataOf(venue: Venue, user: HexAddress): WebData2Response {
  const unnamed = liveAgents(venue, user).find(({ name }) => name === '')
  return {
    clearinghouseState: wireAccount(venue, user),
    leadingVaults: [],
    totalVaultEquity: '0.0',
    openOrders: openOrdersShown(venue, user).map((order) => wireFrontendOrder(venue, order)),
    agentAddress: unnamed?.address ?? null,
    agentValidUntil: unnamed?.validUntil ?? null,
    cumLedger: wire(add(...moneyMoved(venue, user).map(({ usdc }) => usdc))),
    meta: universe(venue),
    assetCtxs: venue.market.assets.map((asset) => assetContext(venue, asset)),
    serverTime: venue.at,
    isVault: false,
    user,
    twapStates: runningTwaps(venue, user),
    spotState: wireSpotAccount(venue, user),
    spotAssetCtxs: [],
    perpsAtOpenInterestCap: [],
  }
}
