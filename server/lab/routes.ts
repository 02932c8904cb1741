import * as contract from '../../contract/endpoints.ts'
import { type Route, personRoute, publicRoute } from '../route.ts'
import { cancelBacktest } from './backtests/cancel-backtest.ts'
import { getBacktest } from './backtests/get-backtest.ts'
import { getBacktestTrigger } from './backtests/get-trigger.ts'
import { getSharedBacktest } from './backtests/get-shared-backtest.ts'
import { listBacktests } from './backtests/list-backtests.ts'
import { listBacktestMarkers } from './backtests/list-markers.ts'
import { listBacktestTriggers } from './backtests/list-triggers.ts'
import { shareBacktest, unshareBacktest } from './backtests/share-backtest.ts'
import { startBacktest, startProgramBacktest } from './backtests/start-backtest.ts'
import { sweepProgram } from './backtests/sweeps/sweep-program.ts'
import { testRobustness } from './backtests/test-robustness.ts'
import { changeProgram } from './programs/change-program.ts'
import { createProgram } from './programs/create-program.ts'
import { deleteProgram } from './programs/delete-program.ts'
import { getProgram } from './programs/get-program.ts'
import { listPrograms } from './programs/list-programs.ts'
import { listProgramVersions } from './programs/list-versions.ts'
import { getDevGuide } from './writing/get-dev-guide.ts'
import { listProgramSymbols } from './writing/list-symbols.ts'
import { queryMarketData } from './writing/query-market-data.ts'
import { testRunProgram } from './writing/test-run-program.ts'
import { validateProgram } from './writing/validate-program.ts'

export const labRoutes: Route[] = [
  personRoute(contract.listPrograms, listPrograms),
  personRoute(contract.createProgram, createProgram),
  personRoute(contract.getProgram, getProgram),
  personRoute(contract.changeProgram, changeProgram),
  personRoute(contract.deleteProgram, deleteProgram),
  personRoute(contract.listProgramVersions, listProgramVersions),
  personRoute(contract.validateProgram, validateProgram),
  personRoute(contract.testRunProgram, testRunProgram),
  personRoute(contract.queryMarketData, queryMarketData),
  personRoute(contract.getDevGuide, getDevGuide),
  personRoute(contract.listProgramSymbols, listProgramSymbols),
  personRoute(contract.startBacktest, startBacktest),
  personRoute(contract.startProgramBacktest, startProgramBacktest),
  personRoute(contract.listBacktests, listBacktests),
  personRoute(contract.getBacktest, getBacktest),
  personRoute(contract.cancelBacktest, cancelBacktest),
  personRoute(contract.listBacktestTriggers, listBacktestTriggers),
  personRoute(contract.listBacktestMarkers, listBacktestMarkers),
  personRoute(contract.getBacktestTrigger, getBacktestTrigger),
  personRoute(contract.sweepProgram, sweepProgram),
  personRoute(contract.testRobustness, testRobustness),
  personRoute(contract.shareBacktest, shareBacktest),
  personRoute(contract.unshareBacktest, unshareBacktest),
  publicRoute(contract.getSharedBacktest, getSharedBacktest),
]
