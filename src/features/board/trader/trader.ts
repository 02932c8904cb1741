import type { OutputOf } from '../../../../contract/endpoint.ts'
import type { getTrader } from '../../../../contract/board/leaderboard.ts'

export type Trader = OutputOf<typeof getTrader>
