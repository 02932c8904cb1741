// What other rooms and verbs may use of programs at work.
import type { UserId } from '../../../contract/primitives.ts'

/** The programs of people, as they are now. */
export interface ProgramSource {
  /** Undefined when there is none, it is another person's, or it was deleted. */
  owned(
    userId: UserId,
    id: number,
  ): Promise<{ code: string; enabled: boolean; version: number } | undefined>
}

export interface ProgramPositions {
  /** Closes all positions of a binding at the market. */
  closeAll(bindingId: number): Promise<void>
}

export interface ProgramsAtWork {
  programs: ProgramSource
  positions: ProgramPositions
}
