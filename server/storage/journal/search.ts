import { sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import { journalEntries, journalTrades } from '../schema.ts'
import type { Range } from './entries.ts'
import { type Piece, headline, piecesOf, searchQuery } from './searching.ts'

export interface Found {
  kind: 'entry' | 'trade'
  id: string
  title: string
  at: UnixMs
  excerpt: Piece[]
}

type Row = Omit<Found, 'excerpt'> & { marked: string; total: number }

export function journalSearchStore(db: Database) {
  return {
    /** Entries and notes of trades that have the words; best match first. `total` is 0 beyond the last page. */
    async find(userId: UserId, words: string, { offset, limit }: Range) {
      const query = searchQuery(words)
      const rows = await rowsOf<Row>(
        db,
        sql`
          select kind, id, title, at, ${headline(sql`content`, words)} as marked, total
          from (
            select *, count(*) over ()::integer as total
            from (
              select 'entry' as kind, id, title, entry_date::float8 as at, body as content, ts_rank(search, ${query}) as rank
              from ${journalEntries}
              where user_id = ${userId} and search @@ ${query}
              union all
              select 'trade', id, symbol, closed_at::float8, notes, ts_rank(to_tsvector('english', notes), ${query})
              from ${journalTrades}
              where user_id = ${userId} and notes <> '' and to_tsvector('english', notes) @@ ${query}
            ) found
            order by rank desc, at desc, id
            offset ${offset}::integer limit ${limit}::integer
          ) page
          order by rank desc, at desc, id`,
      )
      return {
        rows: rows.map(({ kind, id, title, at, marked }): Found => {
          return { kind, id, title, at, excerpt: piecesOf(marked) }
        }),
        total: rows[0]?.total ?? 0,
      }
    },
  }
}
