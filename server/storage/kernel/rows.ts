// What hand-written SQL answers. Columns of 64 bits differ between the drivers: select them as float8 or text.
import type { SQL } from 'drizzle-orm'
import type { Database } from './database.ts'

/** `Row` is what the statement selects. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  return asResult<Row>(await db.execute(statement)).rows
}

/** Both drivers answer with `{ rows }`; Drizzle's common type does not say so. */
function asResult<Row>(answer: unknown): { rows: Row[] } {
  return answer as { rows: Row[] }
}
