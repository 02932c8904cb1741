import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { changeBinding } from './bindings/change-binding.ts'
import { createBinding } from './bindings/create-binding.ts'
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
  viewerRoute(contract.listProgramAccounts, listProgramAccounts),
  viewerRoute(contract.listBindings, listBindings),
  viewerRoute(contract.createBinding, createBinding),
  viewerRoute(contract.changeBinding, changeBinding),
  viewerRoute(contract.deleteBinding, deleteBinding),
  viewerRoute(contract.previewRun, previewRun),
  viewerRoute(contract.listExecutions, listExecutions),
  viewerRoute(contract.listSignalPools, listSignalPools),
  viewerRoute(contract.createSignalPool, createSignalPool),
  viewerRoute(contract.changeSignalPool, changeSignalPool),
  viewerRoute(contract.deleteSignalPool, deleteSignalPool),
]
