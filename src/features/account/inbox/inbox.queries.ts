import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listNotices } from '../../../../contract/people/notices.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiPages, apiQuery } from '../../../api/query.ts'

/** The newest, and how many are unread: for what is on screen around every page. */
export function newestQuery(viewer: Viewer, refetchInterval: number | false) {
  return queryOptions({
    ...apiQuery(viewer, listNotices, { query: { limit: '20' } }),
    refetchInterval,
    // The inbox itself says when it cannot be read.
    throwOnError: false,
  })
}

export function inboxPages(viewer: Viewer, refetchInterval: number | false) {
  return infiniteQueryOptions({
    ...apiPages(viewer, listNotices, { query: {} }),
    refetchInterval,
  })
}
