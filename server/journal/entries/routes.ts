import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { changeEntry } from './change-entry.ts'
import { createEntry } from './create-entry.ts'
import { deleteEntry } from './delete-entry.ts'
import { getEntry } from './get-entry.ts'
import { getTemplate } from './get-template.ts'
import { listEntries } from './list-entries.ts'
import { searchJournal } from './search-journal.ts'

export const entryRoutes: Route[] = [
  viewerRoute(contract.listEntries, listEntries),
  viewerRoute(contract.createEntry, createEntry),
  viewerRoute(contract.getEntry, getEntry),
  viewerRoute(contract.changeEntry, changeEntry),
  viewerRoute(contract.deleteEntry, deleteEntry),
  viewerRoute(contract.getTemplate, getTemplate),
  viewerRoute(contract.searchJournal, searchJournal),
]
