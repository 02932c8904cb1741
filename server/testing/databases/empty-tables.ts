// Brings a used database back to what it was after its migrations.
import type { PGlite } from '@electric-sql/pglite'

/** Rows that come from migrations are kept here, under the names of their tables. */
const seeds = 'seeds'

async function names(client: PGlite, text: string): Promise<string[]> {
  return (await client.query<{ name: string }>(text)).rows.map(({ name }) => name)
}

async function tablesWithRows(client: PGlite): Promise<string[]> {
  const tables = await names(
    client,
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const used = tables.map((name) => `select '${name}' as name where exists (select from ${name})`)
  return names(client, used.join(' union all '))
}

/** To be called once, after the migrations and before anything else is written. */
export async function keepSeeds(client: PGlite): Promise<void> {
  const seeded = await tablesWithRows(client)
  const copies = seeded.map((name) => `create table ${seeds}.${name} as table public.${name}`)
  await client.exec([`create schema ${seeds}`, ...copies].join(';'))
}

export async function emptyTables(client: PGlite): Promise<void> {
  const written = await tablesWithRows(client)
  const seeded = await names(
    client,
    `select quote_ident(tablename) as name from pg_tables where schemaname = '${seeds}'`,
  )
  const counted = await names(
    client,
    `select quote_ident(sequencename) as name from pg_sequences where schemaname = 'public' and last_value is not null`,
  )
  // Triggers would count what goes.
  await client.exec(
    [
      'begin',
      'set local session_replication_role = replica',
      ...(written.length > 0 ? [`truncate ${written.join(', ')} cascade`] : []),
      ...seeded.map((name) => `insert into public.${name} table ${seeds}.${name}`),
      ...counted.map((name) => `alter sequence ${name} restart`),
      'commit',
    ].join(';'),
  )
}
