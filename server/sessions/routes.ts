import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { createAdvanceSession, createQuickSession } from './start/start.ts'
import { getCurrentTrade } from './current-trade.ts'
import { listGates } from './gates.ts'
import { getSession } from './get.ts'
import { listActiveSessions, listSessions } from './list.ts'
import { listSessionTrades } from './list-trades.ts'
import { preflightSession } from './start/preflight.ts'
import { stopSession } from './stop.ts'
import { triggerCron } from './trigger-cron.ts'

export const sessionRoutes: Route[] = [
  viewerRoute(contract.createQuickSession, createQuickSession),
  viewerRoute(contract.createAdvanceSession, createAdvanceSession),
  viewerRoute(contract.preflightSession, preflightSession),
  viewerRoute(contract.listSessions, listSessions),
  viewerRoute(contract.listActiveSessions, listActiveSessions),
  viewerRoute(contract.getCurrentTrade, getCurrentTrade),
  viewerRoute(contract.getSession, getSession),
  viewerRoute(contract.listSessionTrades, listSessionTrades),
  viewerRoute(contract.listGates, listGates),
  viewerRoute(contract.stopSession, stopSession),
  viewerRoute(contract.triggerCron, triggerCron),
]
