import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type Followed,
  allowFollowing,
  followTrader,
  listFollowed,
  stopCopying,
  unfollowTrader,
} from '../../../../contract/board/following.ts'
import { listActiveSessions, listSessions } from '../../../../contract/sessions/sessions.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiMutation, apiQuery, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'

export function followingQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listFollowed, {}),
    refetchInterval: 15_000,
    throwOnError: false,
  })
}

/** Everything that can be done about following. Each throws what the API refuses. */
export function useFollowing() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const onSettled = () => invalidate(client, listFollowed)
  const put = useMutation({ ...apiMutation(viewer, followTrader), onSettled })
  const remove = useMutation({ ...apiMutation(viewer, unfollowTrader), onSettled })
  const allow = useMutation({ ...apiMutation(viewer, allowFollowing), onSettled })
  const stop = useMutation({
    ...apiMutation(viewer, stopCopying),
    onSettled: () =>
      Promise.all([
        onSettled(),
        invalidate(client, listSessions),
        invalidate(client, listActiveSessions),
      ]),
  })
  return {
    put: (userId: string, copying: Followed['copying']) =>
      put.mutateAsync({ params: { userId }, body: { copying } }),
    remove: (userId: string) => remove.mutateAsync({ params: { userId } }),
    stop: (userId: string) => stop.mutateAsync({ params: { userId } }),
    allow: (isAllowed: boolean) => allow.mutate({ body: { isAllowed } }),
    isAllowing: allow.isPending,
    allowError: allow.error,
  }
}
