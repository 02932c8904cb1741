// Describes each state of the agent's authority to the account's owner: what has happened, and what to do.
import type { UnixMs } from '../../primitives.ts'
import type { ValuesOf } from '../../reasons/reasons.ts'
import { minuteText } from '../figures.ts'

const wayOut =
  'Nothing opens or closes meanwhile; take-profits and stops that rest on the exchange stay. ' +
  'Enable trading again and all goes on by itself, or close your positions at the exchange.'
const lost = 'Alura cannot trade this account any more'

export function authorityWords({ state, validUntil, at }: ValuesOf<'authority'>): {
  title: string
  message: string
} {
  switch (state) {
    case 'ok':
      return { title: 'Alura may trade this account', message: 'It can never withdraw.' }
    case 'expiring':
      return {
        title: `Alura’s approval ends ${inDays(validUntil, at)}`,
        message: `It ends on ${dayOf(validUntil)}. From then on sessions can neither open nor close. Renew it with one signature; sessions go on meanwhile.`,
      }
    case 'builder_fee_missing':
      return {
        title: 'Alura’s fee is not approved any more',
        message:
          'The exchange refuses new orders until your wallet approves it again. Positions still close, without the fee.',
      }
    case 'unapproved':
      return {
        title: 'Alura may not trade this account',
        message: 'Your wallet has not approved its agent yet: enable trading.',
      }
    default:
      return { title: lost, message: `${losses[state](validUntil)} ${wayOut}` }
  }
}

const losses = {
  replaced: () =>
    'Another agent of the same name was approved for it, perhaps by a second Alura; the exchange then drops the first.',
  removed: () => 'Its agent was removed at the exchange.',
  expired: (until: UnixMs | null) => `The approval of its agent ended on ${dayOf(until)}.`,
  other_account: () =>
    'Its agent was approved for another account than the one you are signed in with. A new agent is made.',
  account_missing: () =>
    'The exchange does not know this account: emptied accounts are forgotten, with their agents. Deposit first.',
  key_unreadable: () =>
    'The server cannot decrypt the key of its agent, as when its secret was changed. A new agent is made.',
}

function inDays(at: UnixMs | null, now: UnixMs): string {
  const days = Math.floor(((at ?? now) - now) / 86_400_000)
  if (days < 1) return 'within a day'
  return days === 1 ? 'in 1 day' : `in ${days} days`
}

function dayOf(at: UnixMs | null): string {
  return at === null ? 'a day that is not known' : `${minuteText(at).replace('T', ' ')} UTC`
}
