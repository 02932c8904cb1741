// Makes all queries and mutations from endpoint values. The account is part of every private key, so that one
// account never sees another's cached data.
import {
  infiniteQueryOptions,
  mutationOptions,
  queryOptions,
  skipToken,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { type Endpoint, type InputOf, type OutputOf, needsSignIn } from '../../contract/endpoint.ts'
import { act, stillUnknown } from './acting/act.ts'
import { call, type Viewer } from './client.ts'
import { isNotFound, isNotSent } from './errors.ts'
import { createIntents, intentOf } from './acting/intents.ts'

export type ApiKey = readonly ['api', account: string, endpointId: string, input: unknown]

export function apiKey<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
): ApiKey {
  const account = endpoint.auth === 'public' ? 'public' : (viewer?.address ?? 'nobody')
  return ['api', account, endpoint.id, input]
}

/** Endpoints where a token is optional are requested by everybody. */
function isAskable(viewer: Viewer | null, endpoint: Endpoint): boolean {
  return !needsSignIn(endpoint) || viewer !== null
}

/**
 * Requests nothing for a private endpoint while nobody is signed in. A 404 of the first load goes to the route's
 * boundary.
 */
export function apiQuery<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
) {
  return queryOptions<OutputOf<E>, Error, OutputOf<E>, ApiKey>({
    queryKey: apiKey(viewer, endpoint, input),
    queryFn: isAskable(viewer, endpoint)
      ? ({ signal }) => call(viewer, endpoint, input, { signal })
      : skipToken,
    throwOnError: (error, query) => isNotFound(error) && query.state.data === undefined,
  })
}

export interface Page {
  nextCursor: string | null
}

/** A paged list: `fetchNextPage` passes the cursor of the last page. */
export function apiPages<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: OutputOf<E> extends Page ? E : never,
  input: InputOf<E>,
) {
  const key = apiKey(viewer, endpoint, input)
  return infiniteQueryOptions<
    OutputOf<E> & Page,
    Error,
    InfiniteData<OutputOf<E> & Page>,
    readonly [...ApiKey, 'pages'],
    string | null
  >({
    queryKey: [...key, 'pages'],
    queryFn: isAskable(viewer, endpoint)
      ? async ({ signal, pageParam }) =>
          asPage<E>(await call(viewer, endpoint, withCursor(input, pageParam), { signal }))
      : skipToken,
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    throwOnError: (error, query) => isNotFound(error) && query.state.data === undefined,
  })
}

/** Every list has `cursor` in its query; that E is a list is known from its output. */
export function withCursor<E extends Endpoint>(
  input: InputOf<E>,
  cursor: string | null,
): InputOf<E> {
  if (cursor === null) return input
  const list = input as { query?: object }
  return { ...list, query: { ...list.query, cursor } } as InputOf<E>
}

/** The parameter's type allows only endpoints whose output is a page. */
export function asPage<E extends Endpoint>(output: OutputOf<E>): OutputOf<E> & Page {
  return output as OutputOf<E> & Page
}

const intents = createIntents()
/** A second click while the first request is running gets the same result. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Sent now or not at all, never retried automatically; when the person sends it again it has the same
 * Idempotency-Key until it is decided.
 */
export function apiMutation<E extends Endpoint>(viewer: Viewer | null, endpoint: E) {
  return mutationOptions<OutputOf<E>, Error, InputOf<E>>({
    mutationKey: ['api', viewer?.address ?? 'nobody', endpoint.id],
    mutationFn: (input) => {
      const intent = intentOf(viewer?.address, endpoint.id, input)
      const known = underWay.get(intent) as Promise<OutputOf<E>> | undefined
      if (known !== undefined) return known
      const sent = carryOut(viewer, endpoint, input, intent).finally(() => underWay.delete(intent))
      underWay.set(intent, sent)
      return sent
    },
  })
}

async function carryOut<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
  intent: string,
): Promise<OutputOf<E>> {
  const isOpen = intents.isOpen(intent)
  try {
    const output = await act(viewer, endpoint, input, intents.keyFor(intent))
    intents.settle(intent)
    return output
  } catch (error) {
    // That this try was not sent says nothing about an earlier one.
    const told = isOpen && isNotSent(error) ? stillUnknown(error) : error
    intents.fail(intent, told)
    throw told
  }
}

/** Requests all cached data of these endpoints again, whatever its input. */
export async function invalidate(client: QueryClient, ...endpoints: Endpoint[]): Promise<void> {
  const ids = new Set(endpoints.map((endpoint) => endpoint.id))
  await client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'api' && ids.has(String(queryKey[2])),
  })
}
