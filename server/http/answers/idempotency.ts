// Requests that act may carry an Idempotency-Key: repeating the same key and request returns the first answer, and
// acts only once.
import { createHash } from 'node:crypto'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { IdempotencyClaim, IdempotencyRow } from '../../storage/people/idempotency.ts'
import type { RawInput } from '../request/parse.ts'

export interface Answer {
  status: number
  response: unknown
}

/** Milliseconds after which an unanswered request counts as lost with its process. */
const staleMs = 2 * 60_000

/** Undefined without the header. Throws VALIDATION_FAILED on a key that is not 1–128 printable characters. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[\x21-\x7e]([\x20-\x7e]{0,126}[\x21-\x7e])?$/.test(header)) {
    return header
  }
  const message = 'must be 1 to 128 printable characters'
  throw new ServiceError('VALIDATION_FAILED', `Idempotency-Key ${message}`, {
    details: [{ path: 'Idempotency-Key', message }],
  })
}

export async function claimOf(
  endpoint: Endpoint,
  userId: UserId,
  key: string,
  input: RawInput,
): Promise<IdempotencyClaim> {
  const body = await withoutFiles(input.body)
  const request = JSON.stringify([endpoint.path, input.params, input.query, body])
  const requestHash = sha256(request)
  return { userId, endpointId: endpoint.id, key, requestHash }
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Replaces the files of a form by hashes of their content. */
async function withoutFiles(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null) return body
  const files = Object.entries(body).filter((one): one is [string, File] => one[1] instanceof File)
  if (files.length === 0) return body
  const told = files.map(async ([field, file]) => {
    const content = sha256(new Uint8Array(await file.arrayBuffer()))
    return [field, { name: file.name, type: file.type, content }] as const
  })
  return { ...body, ...Object.fromEntries(await Promise.all(told)) }
}

/** Runs `act` once per key. `act` must return, not throw, what should be stored; an error or a 5xx frees the key. */
export async function answerOnce(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  claim: IdempotencyClaim,
  act: () => Promise<Answer>,
): Promise<Answer & { isReplay: boolean }> {
  const now = clock()
  const held = await store.idempotency.claim(claim, now)
  if (held !== undefined) {
    const stored = storedAnswer(held, claim)
    if (stored !== undefined) return { ...stored, isReplay: true }
    throw now - held.createdAt > staleMs ? interrupted() : inFlight()
  }
  return { ...(await actAndKeep(store, claim, now, act)), isReplay: false }
}

async function actAndKeep(
  store: Context['store'],
  claim: IdempotencyClaim,
  now: number,
  act: () => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer
  try {
    answer = await act()
  } catch (error) {
    await store.idempotency.release(claim, now)
    throw error
  }
  if (answer.status >= 500) await store.idempotency.release(claim, now)
  else await store.idempotency.complete(claim, now, answer)
  return answer
}

/** The stored answer; undefined while the first request is not answered. */
function storedAnswer(held: IdempotencyRow, claim: IdempotencyClaim): Answer | undefined {
  if (held.requestHash !== claim.requestHash) {
    throw new ServiceError(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used for another request',
    )
  }
  return held.status === null ? undefined : { status: held.status, response: held.response }
}

/** It is unknown how far the first request got: doing it again could do it twice. */
const interrupted = () =>
  new ServiceError(
    'IDEMPOTENCY_INTERRUPTED',
    'The server stopped while it worked on the first request with this Idempotency-Key. See what it did before asking again with a new key',
  )

const inFlight = () =>
  new ServiceError(
    'IDEMPOTENCY_IN_FLIGHT',
    'A request with this Idempotency-Key is still under way: ask again in a moment',
    { retryAfter: 1 },
  )
