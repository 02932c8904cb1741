// What a backup must know of the tables: their order, and their counters.
import { sql } from 'drizzle-orm'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'

/** Quoted, so that no name can be more than a name. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The rows of a query that is put together of names, which cannot be values. */
export function rowsOfText<Row>(db: Database, query: string): Promise<Row[]> {
  return rowsOf<Row>(db, sql.raw(query))
}

/** All tables, each after those that it refers to. Throws when two refer to each other. */
export async function tablesInOrder(db: Database): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const links = await rowsOf<{ from: string; to: string }>(
    db,
    sql`select f.relname as "from", t.relname as "to" from pg_constraint c
     join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conrelid <> c.confrelid`,
  )
  const left = new Set(tables.map(({ name }) => name))
  const ordered: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !links.some((link) => link.from === name && left.has(link.to)),
    )
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...left].join()}`)
    for (const name of free) left.delete(name)
    ordered.push(...free)
  }
  return ordered
}

/** Sets every counter of ids behind the ids that exist. */
export async function setCounters(db: Database): Promise<void> {
  const counters = await rowsOf<{ table: string; column: string }>(
    db,
    sql`select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and column_default like 'nextval(%'`,
  )
  for (const { table, column } of counters) {
    const [of, id] = [quoted(table), quoted(column)]
    const counter = `pg_get_serial_sequence('${of}', '${column}')`
    await rowsOfText(db, `select setval(${counter}, coalesce(max(${id}), 0) + 1, false) from ${of}`)
  }
}
