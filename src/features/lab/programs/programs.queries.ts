import { queryOptions } from '@tanstack/react-query'
import { listProgramVersions } from '../../../../contract/lab/programs.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

export function versionsQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, listProgramVersions, { params: { id }, query: {} }),
    throwOnError: false,
  })
}
