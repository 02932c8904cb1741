// PGlite with prepared queries and kept answers, under the same interface.
import { type PGlite, type QueryOptions, type Results, types } from '@electric-sql/pglite'
import { keptAnswers } from './kept-answers.ts'
import { type RawAnswer, preparedQueries } from './prepared.ts'

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
  const kept = keptAnswers<RawAnswer>()

  async function asked(text: string, values: unknown[]): Promise<RawAnswer> {
    try {
      return await prepared.ask(text, values)
    } finally {
      kept.noteWrite(text)
    }
  }

  const results = <Row>(answer: RawAnswer, options?: QueryOptions) =>
    // As with PGlite itself, the caller states the type of the rows.
    prepared.results(answer, options?.rowMode) as Results<Row>

  // One query or transaction at a time, as in PGlite itself.
  client.query = async <Row>(text: string, values: unknown[] = [], options?: QueryOptions) => {
    const known = kept.find(text, values)
    if (known !== undefined && !client.closed) return results<Row>(known, options)
    await client._checkReady()
    const answer = await client._runExclusiveTransaction(() =>
      client.runExclusive(async () => {
        const found = await asked(text, values)
        kept.keep(text, values, found)
        return found
      }),
    )
    return results<Row>(answer, options)
  }
  const exec = client.exec.bind(client)
  client.exec = (text, options) => exec(text, options).finally(() => kept.noteWrite(text))
  const transaction = client.transaction.bind(client)
  client.transaction = (work) =>
    transaction((inner) => {
      // What a transaction reads may be taken back, and is not kept.
      inner.query = async <Row>(text: string, values: unknown[] = [], options?: QueryOptions) => {
        if (inner.closed) throw new Error('Transaction is closed')
        return results<Row>(await client.runExclusive(() => asked(text, values)), options)
      }
      return work(inner)
    })
  return client
}
