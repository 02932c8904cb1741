// PGlite whose queries are prepared, under the same interface.
import { type PGlite, type QueryOptions, type Results, types } from '@electric-sql/pglite'
import { preparedQueries } from './prepared.ts'

const asText = (value: string) => value

/** What drizzle reads by itself, so that it wants the text. (Arrays of these are none in our tables.) */
export const textParsers = Object.fromEntries(
  [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE].map((type) => [type, asText]),
)

/**
 * The same client. It must have been created with `textParsers`: the parsers that drizzle brings to every query are the
 * same, and are left aside. The schema stays as it is from now on.
 */
export function withQuickQueries(client: PGlite): PGlite {
  const prepared = preparedQueries(client)
  const query = <Row>(text: string, values: unknown[] = [], options?: QueryOptions) =>
    // The rows are of the type that the caller says, as with PGlite's own.
    prepared.query(text, values, options?.rowMode) as Promise<Results<Row>>

  // One query or transaction at a time, as PGlite itself has it.
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
