import { queryOptions } from '@tanstack/react-query'
import { listAiConversations, listAiMessages } from '../../../../contract/lab/ai-chat.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

/** `search`: empty for all of them. */
export function talksQuery(viewer: Viewer, search: string) {
  const query = search === '' ? {} : { search }
  return queryOptions({ ...apiQuery(viewer, listAiConversations, { query }), throwOnError: false })
}

export function messagesQuery(viewer: Viewer, id: string | null) {
  return queryOptions({
    ...apiQuery(viewer, listAiMessages, { params: { id: id ?? '' } }),
    enabled: id !== null,
    throwOnError: false,
  })
}
