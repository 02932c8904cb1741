import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import type { Clock } from '../ops/port.ts'
import { createNonces } from '../people/index.ts'
import { addExchangeAccount } from './exchanges/add-account.ts'
import { approveAgentWallet } from './exchanges/approve-agent.ts'
import { approveFee } from './exchanges/approve-builder-fee.ts'
import { getExchangeBalance } from './exchanges/get-balance.ts'
import { getExchangePositions } from './exchanges/get-positions.ts'
import { initAgentWallet } from './exchanges/init-agent.ts'
import { initBuilderFee } from './exchanges/init-builder-fee.ts'
import { listExchangeAccounts } from './exchanges/list-accounts.ts'
import { listExchanges } from './exchanges/list-exchanges.ts'
import { listSupportedExchanges } from './exchanges/list-supported.ts'
import { removeExchangeAccount } from './exchanges/remove-account.ts'
import { revokeAgentWallet } from './exchanges/revoke-agent.ts'
import { testExchangeAccount } from './exchanges/test-account.ts'
import { getRiskConfig } from './risk/get-config.ts'
import { getRiskDay } from './risk/get-day.ts'
import { putRiskConfig } from './risk/put-config.ts'
import { cancelTrade } from './trades/cancel-trade.ts'
import { checkTrade } from './trades/check/check-trade.ts'
import { cleanUpTrades } from './trades/clean-up.ts'
import { closeTradePart } from './trades/close-part.ts'
import { createTrade } from './trades/create-trade.ts'
import { getTrade } from './trades/get-trade.ts'
import { listTrades } from './trades/list-trades.ts'
import { moveTradeStop } from './trades/move-stop.ts'
import { setTradeBreakEven } from './trades/set-break-even.ts'
import { setTradeTargets } from './trades/set-targets.ts'

export function deskRoutes(clock: Clock): Route[] {
  const nextNonce = createNonces(clock)
  return [
    viewerRoute(contract.listExchanges, listExchanges),
    viewerRoute(contract.listSupportedExchanges, listSupportedExchanges),
    viewerRoute(contract.listExchangeAccounts, listExchangeAccounts),
    viewerRoute(contract.addExchangeAccount, addExchangeAccount),
    viewerRoute(contract.removeExchangeAccount, removeExchangeAccount),
    viewerRoute(contract.testExchangeAccount, testExchangeAccount),
    viewerRoute(contract.getExchangeBalance, getExchangeBalance),
    viewerRoute(contract.getExchangePositions, getExchangePositions),
    viewerRoute(contract.initAgentWallet, initAgentWallet(nextNonce)),
    viewerRoute(contract.approveAgentWallet, approveAgentWallet),
    viewerRoute(contract.revokeAgentWallet, revokeAgentWallet(nextNonce)),
    viewerRoute(contract.initBuilderFee, initBuilderFee(nextNonce)),
    viewerRoute(contract.approveBuilderFee, approveFee),
    viewerRoute(contract.getRiskConfig, getRiskConfig),
    viewerRoute(contract.putRiskConfig, putRiskConfig),
    viewerRoute(contract.getRiskDay, getRiskDay),
    viewerRoute(contract.checkTrade, checkTrade),
    viewerRoute(contract.cleanUpTrades, cleanUpTrades),
    viewerRoute(contract.createTrade, createTrade),
    viewerRoute(contract.listTrades, listTrades),
    viewerRoute(contract.getTrade, getTrade),
    viewerRoute(contract.cancelTrade, cancelTrade),
    viewerRoute(contract.closeTradePart, closeTradePart),
    viewerRoute(contract.moveTradeStop, moveTradeStop),
    viewerRoute(contract.setTradeTargets, setTradeTargets),
    viewerRoute(contract.setTradeBreakEven, setTradeBreakEven),
  ]
}
