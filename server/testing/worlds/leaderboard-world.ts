// The leaderboard's endpoints over rows that a test writes, at a time that it sets.
import { sql } from 'drizzle-orm'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { listRankings } from '../../../contract/board/leaderboard.ts'
import type { Context } from '../../context.ts'
import { buildApp } from '../../http/build-app.ts'
import { openTestContext } from '../test-context.ts'
import { openTestDatabase } from '../databases/test-database.ts'
import { type BookedUser, tradingBooks } from '../trading-books.ts'
import { bearerFor } from '../people/sign-ins.ts'
import { leaderboardRoutes } from '../../board/routes.ts'

export type Rankings = OutputOf<typeof listRankings>
export type LeaderboardWorld = Awaited<ReturnType<typeof openLeaderboardWorld>>

export const hour = 3_600_000
/** Half past noon, UTC. */
export const noon = Date.UTC(2026, 4, 20, 12, 30)

/** A trader's address or name, the time of the last close, and the budget. */
interface TraderInput {
  at?: number
  budget?: string
  house?: boolean
  label?: string
}

export async function openLeaderboardWorld() {
  const database = await openTestDatabase()
  const books = tradingBooks(database)
  const base = await openTestContext()
  let now = noon
  const ctx: Context = { ...base.ctx, store: books.store, clock: () => now }
  const app = await buildApp(ctx, leaderboardRoutes, {
    authenticators: [
      bearerFor((header) => books.users.find(({ id }) => header === `Bearer ${id}`)),
    ],
    checksOutput: true,
    rateLimits: { signIn: 10_000, write: 10_000, money: 10_000, read: 10_000 },
  })

  async function page(query: string, asker?: BookedUser): Promise<Rankings> {
    const headers = asker && { authorization: `Bearer ${asker.id}` }
    const url = `/api/leaderboard/rankings?${query}`
    const response = await app.inject({ url, ...(headers && { headers }) })
    if (response.statusCode !== 200) throw new Error(response.body)
    return response.json<Rankings>()
  }

  return {
    ctx,
    app,
    books,
    page,
    /** The rankings after all changes have been processed. */
    rankings: async (query = '', asker?: BookedUser): Promise<Rankings> => {
      await books.store.leaderboard.catchUp(now)
      return page(query, asker)
    },
    moveTo: (at: number) => {
      now = at
    },
    execute: (statement: string) => database.db.execute(sql.raw(statement)),
    startAgain: async () => {
      now = noon
      await books.burn()
    },
    /** Closes one position per gain, a minute apart, in one session. */
    trader: async (
      gains: readonly number[],
      { at = noon - hour, budget = '100', ...who }: TraderInput = {},
    ): Promise<BookedUser> => {
      const user = await books.user(who)
      const start = at - gains.length * 60_000
      const session = await books.session(user, start, { budget })
      for (const [i, gain] of gains.entries()) {
        const position = await books.position(session, 'long')
        const fill = { at: start + (i + 1) * 60_000, size: '1', fee: '0' }
        await books.enter(position, { ...fill, price: '1000' })
        await books.exit(position, { ...fill, price: String(1000 + gain) })
      }
      await books.end(session, at)
      return user
    },
    close: async () => {
      await app.close()
      await base.close()
      await database.close()
    },
  }
}
