import * as contract from '../../../contract/endpoints.ts'
import { type Route, personRoute, viewerRoute } from '../../route.ts'
import { changeBinding } from './bindings/change-binding.ts'
import { createBinding } from './bindings/create-binding.ts'
import { compareBinding } from './comparison/compare-binding.ts'
import { deleteBinding } from './bindings/delete-binding.ts'
import { listBindings, listProgramAccounts } from './bindings/list-bindings.ts'
import { previewRun } from './bindings/preview-run.ts'
import { listExecutions } from './execution-view.ts'
import { changeSignalPool } from './pools/change-pool.ts'
import { createSignalPool } from './pools/create-pool.ts'
import { deleteSignalPool } from './pools/delete-pool.ts'
import { listSignalPools } from './pools/list-pools.ts'

/** Programs at work for traders. */
export const liveRoutes: Route[] = [
  personRoute(contract.listProgramAccounts, listProgramAccounts),
  personRoute(contract.listBindings, listBindings),
  viewerRoute(contract.createBinding, createBinding),
  viewerRoute(contract.changeBinding, changeBinding),
  viewerRoute(contract.deleteBinding, deleteBinding),
  viewerRoute(contract.previewRun, previewRun),
  personRoute(contract.compareBinding, compareBinding),
  personRoute(contract.listExecutions, listExecutions),
  personRoute(contract.listSignalPools, listSignalPools),
  personRoute(contract.createSignalPool, createSignalPool),
  personRoute(contract.changeSignalPool, changeSignalPool),
  personRoute(contract.deleteSignalPool, deleteSignalPool),
]
