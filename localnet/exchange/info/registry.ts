import * as account from './account.ts'
import * as funding from './funding.ts'
import { userNonFundingLedgerUpdates } from './ledger.ts'
import * as kinds from './kinds.ts'
import * as market from './market.ts'
import { notHere } from './not-here.ts'
import * as orders from './orders.ts'
import { portfolio } from './portfolio.ts'
import type { InfoRequest } from './request.ts'
import * as spot from './spot.ts'
import { subAccounts } from './sub-accounts.ts'
import { twapHistory, userTwapSliceFills, userTwapSliceFillsByTime } from './twaps.ts'
import { webData2 } from './web-data.ts'

export const infoRequests = new Map<string, InfoRequest>(
  Object.entries({
    meta: market.meta,
    metaAndAssetCtxs: market.metaAndAssetCtxs,
    allMids: market.allMids,
    candleSnapshot: market.candleSnapshot,
    l2Book: market.l2Book,
    recentTrades: market.recentTrades,
    exchangeStatus: market.exchangeStatus,
    spotMeta: spot.spotMeta,
    spotMetaAndAssetCtxs: spot.spotMetaAndAssetCtxs,
    tokenDetails: spot.tokenDetails,
    allPerpMetas: market.allPerpMetas,
    marginTable: market.marginTable,
    ...notHere,
    twapHistory,
    userTwapSliceFills,
    userTwapSliceFillsByTime,
    webData2,
    outcomeMeta: market.outcomeMeta,
    perpDexs: market.perpDexs,
    clearinghouseState: account.clearinghouseState,
    spotClearinghouseState: kinds.spotClearinghouseState,
    extraAgents: account.extraAgents,
    maxBuilderFee: account.maxBuilderFee,
    approvedBuilders: account.approvedBuilders,
    userRole: kinds.userRole,
    userFees: account.userFees,
    userFunding: funding.userFunding,
    fundingHistory: funding.fundingHistory,
    predictedFundings: funding.predictedFundings,
    portfolio,
    referral: account.referral,
    userRateLimit: account.userRateLimit,
    userNonFundingLedgerUpdates,
    userAbstraction: kinds.userAbstraction,
    subAccounts,
    preTransferCheck: account.preTransferCheck,
    activeAssetData: account.activeAssetData,
    openOrders: orders.openOrders,
    frontendOpenOrders: orders.frontendOpenOrders,
    historicalOrders: orders.historicalOrders,
    orderStatus: orders.orderStatus,
    userFills: orders.userFills,
    userFillsByTime: orders.userFillsByTime,
  }),
)
