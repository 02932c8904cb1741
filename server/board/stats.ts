import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

export const readStats: Verb<Context, typeof contract.getLeaderboardStats> = async ({ ctx }) => {
  const totals = await ctx.store.leaderboard.totals()
  const nothing = { traders: 0, sessions: 0, volume: '0', netPnl: '0', countedAt: null }
  const { countedAt, ...sums } = totals ?? nothing
  return { ...sums, updatedAt: countedAt ?? ctx.clock() }
}
