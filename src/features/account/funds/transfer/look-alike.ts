// Address poisoning: an attacker sends a tiny amount from an address that begins and ends like one the person knows,
// and waits for it to be copied.
import type { Transaction } from '../../../../../contract/money/transfers.ts'

const shownDigits = 4

/** The known address that this one could be mistaken for; undefined when there is none. */
export function lookAlikeOf(address: string, known: readonly string[]): string | undefined {
  const wanted = ends(address)
  return known.find(
    (candidate) => candidate.toLowerCase() !== address.toLowerCase() && ends(candidate) === wanted,
  )
}

function ends(address: string): string {
  const digits = address.toLowerCase().replace(/^0x/, '')
  return `${digits.slice(0, shownDigits)}…${digits.slice(-shownDigits)}`
}

/**
 * The addresses that the viewer has sent money to before. Senders are not included, because that is how look-alikes
 * get into a history.
 */
export function destinationsIn(transactions: readonly Transaction[]): string[] {
  const sent = transactions.filter(
    ({ kind, status }) => (kind === 'withdrawal' || kind === 'send') && status !== 'failed',
  )
  return [...new Set(sent.flatMap(({ counterparty }) => counterparty?.toLowerCase() ?? []))]
}

/** In groups of four, as a person compares them. */
export function groupsOf(address: string): string[] {
  return address.slice(2).match(/.{1,4}/g) ?? []
}
