import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { RankingSort } from '../../contract/board/leaderboard.ts'
import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { OptionalViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'
import {
  type Contest,
  type RankedTrader,
  measureOf,
} from '../storage/board/leaderboard-rankings.ts'
import { rankingView } from './ranking-view.ts'

/** A page of traders in order, and the caller's own row wherever it ranks. */
export const readRankings: Verb<OptionalViewerContext, typeof contract.listRankings> = async ({
  ctx,
  input,
}) => {
  const { q, limit, cursor, ...contest } = input.query
  const { leaderboard } = ctx.store
  const search = q?.trim().toLowerCase()
  const [starts, found, own] = await Promise.all([
    leaderboard.windowStarts(),
    leaderboard.page(contest, {
      search: search === '' ? undefined : search,
      after: cursor === undefined ? undefined : decodeCursor(cursor, contest.sort),
      limit: limit + 1,
    }),
    ctx.viewer === null ? undefined : leaderboard.standing(contest.period, ctx.viewer.id),
  ])
  const page = found.slice(0, limit)
  const shown = own === undefined ? page : [...page, own]
  const ranks = await leaderboard.ranks(
    contest,
    shown.map(({ standing }) => measureOf(standing, contest.sort)),
  )
  const view = (trader: RankedTrader) => rankingView(trader, rankOf(trader, contest, ranks))
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    period: contest.period,
    from: starts.get(contest.period) || null,
    items: page.map(view),
    nextCursor: last === undefined ? null : encodeCursor(last, contest.sort),
    ...(own && { me: view(own) }),
  }
}

/** Null: the trader is not ranked. */
export function rankOf(
  { standing }: RankedTrader,
  { sort, who, minTrades }: Contest,
  ranks: ReadonlyMap<DecimalString, number>,
): number | null {
  const isOther = who !== 'all' && standing.house !== (who === 'house')
  if (isOther || standing.trades < minTrades) return null
  return ranks.get(measureOf(standing, sort)) ?? null
}

function encodeCursor({ standing }: RankedTrader, sort: RankingSort): string {
  return `${sort}:${measureOf(standing, sort)}:${standing.userId}`
}

function decodeCursor(cursor: string, sort: RankingSort): { value: DecimalString; userId: UserId } {
  const match = /^(\w+):(-?\d{1,40}(?:\.\d{1,40})?):([A-Za-z0-9_-]{1,64})$/.exec(cursor)
  const [, by, value, userId] = match ?? []
  if (by !== sort || value === undefined || userId === undefined) {
    throw new ServiceError('VALIDATION_FAILED', 'cursor must be one that this ranking has given', {
      details: [{ path: 'cursor', message: 'must be one that this ranking has given' }],
    })
  }
  return { value, userId }
}
