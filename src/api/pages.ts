import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts'
import { call, type Viewer } from './client.ts'
import { asPage, withCursor, type Page } from './query.ts'

/** A whole list, page by page, for exports and for drawings that need all of it. */
export async function* pagesOf<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: OutputOf<E> extends Page ? E : never,
  input: InputOf<E>,
  signal: AbortSignal,
): AsyncGenerator<OutputOf<E> & Page> {
  let cursor: string | null = null
  do {
    const page: OutputOf<E> & Page = asPage<E>(
      await call(viewer, endpoint, withCursor<E>(input, cursor), { signal }),
    )
    yield page
    cursor = page.nextCursor
  } while (cursor !== null)
}
