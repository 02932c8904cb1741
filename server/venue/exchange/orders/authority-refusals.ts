// Notifies listeners when the exchange refuses an action because its signer may not act.
import type { UserId } from '../../../../contract/primitives.ts'
import type { OrderOutcome } from '../../port.ts'
import { isLackOfAuthority } from '../failures.ts'

export function authorityRefusals() {
  const listeners = new Set<(userId: UserId) => void>()

  /** Returns whether the text is such a refusal. */
  function noteText(userId: UserId, message: string): boolean {
    if (!isLackOfAuthority(message)) return false
    for (const listener of listeners) listener(userId)
    return true
  }

  return {
    noteText,
    note(userId: UserId, outcomes: OrderOutcome[]): void {
      outcomes.find((outcome) => outcome.status === 'rejected' && noteText(userId, outcome.message))
    },
    listen(listener: (userId: UserId) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
