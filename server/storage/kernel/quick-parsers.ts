// PGlite merges the parsers that a query brings with its own, for every message of the answer; drizzle brings the same ones
// to every query. Given to the client once, and taken off the queries, they cost nothing: a small query takes half the time.
import { type PGlite, type QueryOptions, types } from '@electric-sql/pglite'

const asText = (value: string) => value

/** What drizzle reads by itself, so that it wants the text. (Arrays of these are none in our tables.) */
export const textParsers = Object.fromEntries(
  [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE].map((type) => [type, asText]),
)

/** The same client, whose queries leave the parsers to it. It must have been created with `textParsers`. */
export function withQuickParsers(client: PGlite): PGlite {
  leaveParsers(client)
  const transaction = client.transaction.bind(client)
  client.transaction = (work) =>
    transaction((inner) => {
      leaveParsers(inner)
      return work(inner)
    })
  return client
}

function leaveParsers(client: Pick<PGlite, 'query'>): void {
  const query = client.query.bind(client)
  client.query = <Row>(sql: string, values?: unknown[], options?: QueryOptions) => {
    const { parsers: _, ...rest } = options ?? {}
    return query<Row>(sql, values, rest)
  }
}
