// Two presses place a trade: the first arms, the second places. Any change in between disarms.
export type Arming = 'idle' | 'armed' | 'placing'

export type ArmingEvent =
  /** Enter, or the button. */
  | { kind: 'press'; canPlace: boolean }
  /** Escape. */
  | { kind: 'escape' }
  /** A value of the ticket has changed, or the ticket cannot be placed any more. */
  | { kind: 'edit' }
  /** The server has answered, with whatever result. */
  | { kind: 'answered' }

export interface ArmingStep {
  next: Arming
  /** Whether to place it now. */
  places: boolean
}

export function armingStep(now: Arming, event: ArmingEvent): ArmingStep {
  const stays = { next: now, places: false }
  // A sent trade is neither cancelled by this nor sent twice.
  if (now === 'placing') return event.kind === 'answered' ? { next: 'idle', places: false } : stays
  if (event.kind !== 'press') return { next: 'idle', places: false }
  if (!event.canPlace) return { next: 'idle', places: false }
  return now === 'armed' ? { next: 'placing', places: true } : { next: 'armed', places: false }
}
