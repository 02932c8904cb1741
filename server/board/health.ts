import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

/** Milliseconds. A change that is queued for longer counts as stuck. */
const patienceMs = 10_000

export const readLeaderboardHealth: Verb<Context, typeof contract.getLeaderboardHealth> = async ({
  ctx,
}) => {
  const { leaderboard } = ctx.store
  const [totals, lagMs] = await Promise.all([leaderboard.totals(), leaderboard.waitingMs()])
  return {
    status: lagMs > patienceMs ? 'degraded' : 'ok',
    computedAt: totals?.countedAt ?? null,
    lagMs,
  }
}
