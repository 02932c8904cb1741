// The results of hand-written SQL. 64-bit columns differ between the drivers: select them as float8 or text.
import type { SQL } from 'drizzle-orm'
import type { Database } from './database.ts'

/** `Row`: the type of the selected rows. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  return asResult<Row>(await db.execute(statement)).rows
}

/** Both drivers return `{ rows }`, which Drizzle's common type does not say. */
function asResult<Row>(answer: unknown): { rows: Row[] } {
  return answer as { rows: Row[] }
}
