import { queryOptions } from '@tanstack/react-query'
import { getProgram, listPrograms } from '../../contract/lab/programs.ts'
import type { Viewer } from './client.ts'
import { apiQuery } from './query.ts'

export function programsQuery(viewer: Viewer | null) {
  return queryOptions({ ...apiQuery(viewer, listPrograms, { query: {} }), throwOnError: false })
}

/** A program that is not there has no page. */
export function programQuery(viewer: Viewer, id: string) {
  return queryOptions(apiQuery(viewer, getProgram, { params: { id } }))
}
