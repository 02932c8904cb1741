import * as funds from './funds.ts'
import * as whole from './overview.ts'
import * as own from './private.ts'
import * as open from './public.ts'
import type { StreamDefinition } from './topic.ts'
import * as twaps from './twaps.ts'

export const streamDefinitions = new Map<string, StreamDefinition>(
  Object.entries({
    allMids: open.allMids,
    l2Book: open.l2Book,
    bbo: open.bbo,
    trades: open.trades,
    candle: open.candle,
    activeAssetCtx: open.activeAssetCtx,
    userFills: own.userFills,
    orderUpdates: own.orderUpdates,
    userEvents: own.userEvents,
    openOrders: own.openOrders,
    clearinghouseState: own.clearinghouseState,
    activeAssetData: own.activeAssetData,
    userHistoricalOrders: own.userHistoricalOrders,
    userNonFundingLedgerUpdates: funds.userNonFundingLedgerUpdates,
    userFundings: funds.userFundings,
    webData2: whole.webData2,
    webData3: whole.webData3,
    spotState: whole.spotState,
    allDexsClearinghouseState: whole.allDexsClearinghouseState,
    notification: own.notification,
    userTwapSliceFills: twaps.userTwapSliceFills,
    userTwapHistory: twaps.userTwapHistory,
    twapStates: twaps.twapStates,
  }),
)
