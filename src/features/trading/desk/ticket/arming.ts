// Two presses place a trade: the first arms, the second places. Whatever changes in between disarms.
export type Arming = 'idle' | 'armed' | 'placing'

export type ArmingEvent =
  /** Enter, or the button. */
  | { kind: 'press'; canPlace: boolean }
  /** Escape. */
  | { kind: 'escape' }
  /** A value of the ticket is another one, or the ticket cannot be placed any more. */
  | { kind: 'edit' }
  /** The server has answered, whatever it said. */
  | { kind: 'answered' }

export interface ArmingStep {
  next: Arming
  /** Place it now. */
  places: boolean
}

export function armingStep(now: Arming, event: ArmingEvent): ArmingStep {
  const stays = { next: now, places: false }
  // What was sent is neither taken back nor sent twice.
  if (now === 'placing') return event.kind === 'answered' ? { next: 'idle', places: false } : stays
  if (event.kind !== 'press') return { next: 'idle', places: false }
  if (!event.canPlace) return { next: 'idle', places: false }
  return now === 'armed' ? { next: 'placing', places: true } : { next: 'armed', places: false }
}
