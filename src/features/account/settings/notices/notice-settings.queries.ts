import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type NoticeSettings,
  getNoticeSettings,
  putNoticeSettings,
} from '../../../../../contract/people/notice-settings.ts'
import type { OutputOf } from '../../../../../contract/endpoint.ts'
import type { Viewer } from '../../../../api/client.ts'
import { apiKey, apiMutation, apiQuery, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'

export type NoticeStanding = OutputOf<typeof getNoticeSettings>

/** Read again on focus: an address is confirmed, and a chat linked, elsewhere. */
export function noticeSettingsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getNoticeSettings, {}),
    staleTime: 5_000,
    throwOnError: false,
  })
}

/** Choices are on screen at once and sent one after the other; a refusal brings back what is stored. */
export function useChoose(stored: NoticeStanding) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const key = apiKey(viewer, getNoticeSettings, {})
  const request = useMutation({
    ...apiMutation(viewer, putNoticeSettings),
    scope: { id: 'notice-settings' },
    onError: () => invalidate(client, getNoticeSettings),
  })
  function choose(change: Partial<NoticeSettings>): void {
    const now = client.getQueryData<NoticeStanding>(key) ?? stored
    const settings = { ...now.settings, ...change }
    client.setQueryData<NoticeStanding>(key, { ...now, settings })
    request.mutate({ body: settings })
  }
  return { choose, error: request.error }
}
