import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import {
  createAdvanceSession,
  createQuickSession,
} from '../../../../../contract/sessions/session-starts.ts'
import { getSession, type Session } from '../../../../../contract/sessions/sessions.ts'
import { isUnknown, messageFor } from '../../../../api/errors.ts'
import { apiKey, apiMutation, invalidate } from '../../../../api/query.ts'
import { sessionData } from '../../../../api/session-data.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { paths } from '../../../../app/paths.ts'
import { toast } from '../../../../ui/feedback/toast.ts'
import { forgetForm } from './kept-form.ts'
import { type Draft, advanceBody, quickBody } from './draft.ts'

/** Starts a session of either kind and goes to its page. */
export function useStart() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const isSent = useRef(false)
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const onSuccess = (session: Session): void => {
    client.setQueryData(apiKey(viewer, getSession, { params: { sessionId: session.id } }), session)
    forgetForm()
    void invalidate(client, ...sessionData)
    // A person who has left the page meanwhile gets a message and stays there.
    if (isHere.current) navigate(paths.session(session.id))
    else toast({ title: t`The ${session.symbol} session has started`, tone: 'success' })
  }
  const onError = (error: Error): void => {
    isSent.current = false
    if (isHere.current) return
    const title = isUnknown(error)
      ? t`Not known whether the session started`
      : t`The session did not start`
    toast({ title, detail: messageFor(error), tone: 'danger' })
  }
  const quick = useMutation({ ...apiMutation(viewer, createQuickSession), onSuccess, onError })
  const advance = useMutation({ ...apiMutation(viewer, createAdvanceSession), onSuccess, onError })

  return {
    start: (draft: Draft, assetIndex: number): void => {
      // A double click comes before the render that disables the button.
      if (isSent.current) return
      isSent.current = true
      if (draft.choice === null) quick.mutate({ body: quickBody(draft, assetIndex) })
      else advance.mutate({ body: advanceBody(draft.choice, assetIndex, draft.program) })
    },
    isStarting: quick.isPending || quick.isSuccess || advance.isPending || advance.isSuccess,
    error: quick.error ?? advance.error,
    forget: (): void => {
      quick.reset()
      advance.reset()
    },
  }
}
