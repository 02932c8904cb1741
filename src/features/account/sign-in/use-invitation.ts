import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ApiError } from '../../../api/errors.ts'
import { useAuth } from './auth.ts'
import { invitationQuery } from './invitation.queries.ts'

export interface Invitation {
  code: string
  /** `unchecked`: the server did not say; the sign-in will. */
  status: 'checking' | 'known' | 'unknown' | 'unchecked'
}

/** Null: nobody was named who invited this visitor. */
export function useInvitation(): Invitation | null {
  const { invitations } = useAuth()
  const code = useSyncExternalStore(invitations.subscribe, invitations.code)
  const check = useQuery({ ...invitationQuery(code ?? ''), enabled: code !== null })
  if (code === null) return null
  if (check.data) return { code, status: check.data.valid ? 'known' : 'unknown' }
  return { code, status: check.error === null ? 'checking' : 'unchecked' }
}

/** What goes with the sign-in: a code that nobody has would keep the person out. */
export function codeToSend(invitation: Invitation | null): string | undefined {
  return invitation === null || invitation.status === 'unknown' ? undefined : invitation.code
}

/** The sign-in was refused for its code alone: without one it goes through. */
export function isUnknownInvitation(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'REFERRAL_CODE_UNKNOWN'
}
