import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { cancelBacktest } from './backtests/cancel-backtest.ts'
import { getBacktest } from './backtests/get-backtest.ts'
import { listBacktests } from './backtests/list-backtests.ts'
import { listBacktestMarkers } from './backtests/list-markers.ts'
import { listBacktestTriggers } from './backtests/list-triggers.ts'
import { startBacktest, startProgramBacktest } from './backtests/start-backtest.ts'
import { changeProgram } from './programs/change-program.ts'
import { createProgram } from './programs/create-program.ts'
import { deleteProgram } from './programs/delete-program.ts'
import { getProgram } from './programs/get-program.ts'
import { listPrograms } from './programs/list-programs.ts'
import { listProgramVersions } from './programs/list-versions.ts'
import { getDevGuide } from './writing/get-dev-guide.ts'
import { listProgramSymbols } from './writing/list-symbols.ts'
import { validateProgram } from './writing/validate-program.ts'

export const labRoutes: Route[] = [
  viewerRoute(contract.listPrograms, listPrograms),
  viewerRoute(contract.createProgram, createProgram),
  viewerRoute(contract.getProgram, getProgram),
  viewerRoute(contract.changeProgram, changeProgram),
  viewerRoute(contract.deleteProgram, deleteProgram),
  viewerRoute(contract.listProgramVersions, listProgramVersions),
  viewerRoute(contract.validateProgram, validateProgram),
  viewerRoute(contract.getDevGuide, getDevGuide),
  viewerRoute(contract.listProgramSymbols, listProgramSymbols),
  viewerRoute(contract.startBacktest, startBacktest),
  viewerRoute(contract.startProgramBacktest, startProgramBacktest),
  viewerRoute(contract.listBacktests, listBacktests),
  viewerRoute(contract.getBacktest, getBacktest),
  viewerRoute(contract.cancelBacktest, cancelBacktest),
  viewerRoute(contract.listBacktestTriggers, listBacktestTriggers),
  viewerRoute(contract.listBacktestMarkers, listBacktestMarkers),
]
