import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { importCsv } from './csv/import-csv.ts'
import { previewCsv } from './csv/preview-csv.ts'
import { listImports } from './list-imports.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

export const importRoutes: Route[] = [
  viewerRoute(contract.startImport, startImport),
  viewerRoute(contract.listImports, listImports),
  viewerRoute(contract.undoImport, undoImport),
  viewerRoute(contract.previewCsv, previewCsv),
  viewerRoute(contract.importCsv, importCsv),
]
