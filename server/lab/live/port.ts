import type { UserId } from '../../../contract/primitives.ts'
import type { ProgramThreads } from './run/program-threads.ts'
import type { ProgramTrades } from './trades/program-trades.ts'

/** The programs of people, as they are now. */
export interface ProgramSource {
  /** Undefined when there is none, it is another person's, or it was deleted. */
  owned(
    userId: UserId,
    id: number,
  ): Promise<{ code: string; enabled: boolean; version: number } | undefined>
}

/** Programs at work: the threads that they run in, and what they can do at the exchange. */
export interface ProgramsAtWork {
  programs: ProgramSource
  threads: ProgramThreads
  trades: ProgramTrades
}
