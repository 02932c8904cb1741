import type { NoticeFacts } from '../../../contract/people/notices.ts'
import type { NoticeRow } from '../../storage/notices/notices.ts'

export function factsOf({ event, facts }: Pick<NoticeRow, 'event' | 'facts'>): NoticeFacts {
  // Triggers write the facts of an event, and nothing else does.
  return { event, ...facts } as NoticeFacts
}

/** The facts without amounts of money. Prices stay: everybody knows them. */
export function withoutAmounts(facts: NoticeFacts): NoticeFacts {
  switch (facts.event) {
    case 'session_ended':
      return { ...facts, net: null, budget: null }
    case 'half_loss':
    case 'position_closed':
      return { ...facts, net: null }
    case 'deposit_credited':
      return { ...facts, amount: null }
    default:
      return facts
  }
}

/** The dashboard's page about it. */
export function pathOf(facts: NoticeFacts): string {
  switch (facts.event) {
    case 'session_ended':
    case 'half_loss':
    case 'near_end':
      return `/sessions/${encodeURIComponent(facts.sessionId)}`
    case 'position_opened':
    case 'position_closed':
      if (facts.holder === 'session') return `/sessions/${encodeURIComponent(facts.holderId)}`
      return facts.holder === 'desk' ? `/trade/${encodeURIComponent(facts.symbol)}` : '/positions'
    case 'deposit_credited':
      return '/funds'
    case 'agent_expiring':
    case 'approval_lost':
      return '/settings'
    case 'venue_unreachable':
      return '/overview'
    case 'followed_started':
    case 'followed_ended':
    case 'copy_refused':
      return `/leaderboard/${encodeURIComponent(facts.traderId)}`
  }
}
