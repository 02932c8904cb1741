import type { OutputOf } from '../../../contract/endpoint.ts'
import type { getTrader } from '../../../contract/leaderboard.ts'

export type Trader = OutputOf<typeof getTrader>
