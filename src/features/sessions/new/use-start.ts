import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { createAdvanceSession, createQuickSession } from '../../../../contract/session-starts.ts'
import { getSession, type Session } from '../../../../contract/sessions.ts'
import { apiKey, apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import type { Draft } from './draft.ts'
import { advanceBody, quickBody } from './start-body.ts'

/** Starts a session of either kind and goes to its page. */
export function useStart() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const isSent = useRef(false)
  const onSuccess = (session: Session): void => {
    client.setQueryData(apiKey(viewer, getSession, { params: { sessionId: session.id } }), session)
    void invalidate(client, ...sessionData)
    navigate(paths.session(session.id))
  }
  const onError = (): void => {
    isSent.current = false
  }
  const quick = useMutation({ ...apiMutation(viewer, createQuickSession), onSuccess, onError })
  const advance = useMutation({ ...apiMutation(viewer, createAdvanceSession), onSuccess, onError })

  return {
    start: (draft: Draft, assetIndex: number): void => {
      // A double click comes before the render that would disable the button.
      if (isSent.current) return
      isSent.current = true
      if (draft.choice === null) quick.mutate({ body: quickBody(draft, assetIndex) })
      else advance.mutate({ body: advanceBody(draft.choice, assetIndex) })
    },
    isStarting: quick.isPending || quick.isSuccess || advance.isPending || advance.isSuccess,
    error: quick.error ?? advance.error,
    forget: (): void => {
      quick.reset()
      advance.reset()
    },
  }
}
