// PGlite with prepared queries, under the same interface.
import { type PGlite, type QueryOptions, type Results, types } from '@electric-sql/pglite'
import { preparedQueries } from './prepared.ts'

const asText = (value: string) => value

/** Drizzle parses these types itself and needs their text. (Our tables have no arrays of them.) */
export const textParsers = Object.fromEntries(
  [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE].map((type) => [type, asText]),
)

/**
 * Returns the same client, which must have been created with `textParsers`: the identical parsers that drizzle
 * passes to every query are ignored. The schema must not change afterwards.
 */
export function withQuickQueries(client: PGlite): PGlite {
  const prepared = preparedQueries(client)
  const query = <Row>(text: string, values: unknown[] = [], options?: QueryOptions) =>
    // As with PGlite itself, the caller states the type of the rows.
    prepared.query(text, values, options?.rowMode) as Promise<Results<Row>>

  // One query or transaction at a time, as in PGlite itself.
  client.query = async (...asked) => {
    await client._checkReady()
    return client._runExclusiveTransaction(() => client.runExclusive(() => query(...asked)))
  }
  const transaction = client.transaction.bind(client)
  client.transaction = (work) =>
    transaction((inner) => {
      inner.query = async (...asked) => {
        if (inner.closed) throw new Error('Transaction is closed')
        return client.runExclusive(() => query(...asked))
      }
      return work(inner)
    })
  return client
}
