// Describes each state of the agent's authority: what it allows, what has happened, and how to repair it.
import type { Authority, AuthorityState } from '../../../contract/people/authority.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { authorityWords } from '../../../contract/words/english/authority-words.ts'

export interface Finding {
  state: AuthorityState
  validUntil: UnixMs | null
  lostAt: UnixMs | null
  checkedAt: UnixMs
}

export function authorityOf(finding: Finding, now: UnixMs): Authority {
  const { state } = finding
  const mayOpen = state === 'ok' || state === 'expiring'
  return {
    ...finding,
    ...authorityWords({ state, validUntil: finding.validUntil, at: now }),
    fix: fixOf(state),
    mayOpen,
    mayClose: mayOpen || state === 'builder_fee_missing',
  }
}

/** What happened and what to do, in one line. */
export function inWords({ title, message }: Pick<Authority, 'title' | 'message'>): string {
  return `${title}. ${message}`
}

function fixOf(state: AuthorityState): Authority['fix'] {
  if (state === 'ok') return null
  return state === 'expiring' ? 'renew' : 'approve'
}
