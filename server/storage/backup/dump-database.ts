// Writes everything that a database holds as lines of JSON, the same for PGlite and PostgreSQL.
import type { Database } from '../kernel/database.ts'
import { quoted, rowsOfText, tablesInOrder } from './tables.ts'

/** Rows that are in memory at once. */
const atOnce = 500

/**
 * All rows as they are at one moment, while others go on writing. The first line is `{"migrations": n}`: how many
 * migrations the database has had; every other is `{"table": …, "row": …}`, each after those that it refers to.
 * `write` gets one line without its end. Returns the number of rows.
 */
export function dumpDatabase(
  db: Database,
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  return db.transaction(
    async (tx) => {
      const [applied] = await rowsOfText<{ count: number }>(
        tx,
        'select count(*)::int as count from drizzle.__drizzle_migrations',
      )
      await write(JSON.stringify({ migrations: applied?.count }))
      let count = 0
      for (const table of await tablesInOrder(tx)) {
        const rows = `select row_to_json("whole row")::text as row from ${quoted(table)} "whole row"`
        await rowsOfText(tx, `declare dumped no scroll cursor for ${rows}`)
        for (;;) {
          const page = await rowsOfText<{ row: string }>(tx, `fetch ${atOnce} from dumped`)
          for (const { row } of page) {
            // Numbers stay as the database wrote them: it is not parsed on the way.
            await write(`{"table":${JSON.stringify(table)},"row":${row}}`)
          }
          count += page.length
          if (page.length < atOnce) break
        }
        await rowsOfText(tx, 'close dumped')
      }
      return count
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
