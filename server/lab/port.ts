// What other parts of the server may use of the lab.
export type { ProgramPool } from './runs/pool.ts'
export type { TraderFollowing } from './following/port.ts'
