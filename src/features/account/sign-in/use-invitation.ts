import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ApiError } from '../../../api/errors.ts'
import { useAuth } from './auth.ts'
import { invitationQuery } from './invitation.queries.ts'

export interface Invitation {
  code: string
  /** `unchecked`: the server did not answer; the sign-in will tell. */
  status: 'checking' | 'known' | 'unknown' | 'unchecked'
}

/** Null when the visitor has no invitation. */
export function useInvitation(): Invitation | null {
  const { invitations } = useAuth()
  const code = useSyncExternalStore(invitations.subscribe, invitations.code)
  const check = useQuery({ ...invitationQuery(code ?? ''), enabled: code !== null })
  if (code === null) return null
  if (check.data) return { code, status: check.data.valid ? 'known' : 'unknown' }
  return { code, status: check.error === null ? 'checking' : 'unchecked' }
}

/** The code to send with the sign-in; an unknown code would make it fail. */
export function codeToSend(invitation: Invitation | null): string | undefined {
  return invitation === null || invitation.status === 'unknown' ? undefined : invitation.code
}

/** The sign-in was refused only because of the code: without one it succeeds. */
export function isUnknownInvitation(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'REFERRAL_CODE_UNKNOWN'
}
