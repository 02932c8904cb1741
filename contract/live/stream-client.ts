// Reads a streamed answer: every item is parsed with the schema of its endpoint.
import * as z from 'zod/mini'
import { ApiError } from '../http/api-error.ts'
import { eventsOf } from './stream.ts'

interface Reading {
  endpointId: string
  item: z.ZodMiniType
  /** Converts the body of an `error` event to the client's error. */
  refusal: (body: unknown) => ApiError
}

/** Throws an ApiError: the server's refusal, UNREADABLE, or NETWORK when the answer stops before its end. */
export async function* itemsOf(
  response: Response,
  { endpointId, item, refusal }: Reading,
): AsyncGenerator<unknown, void, undefined> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (!isStream || response.body === null) throw unreadable(endpointId, 'it is no stream')
  for await (const { event, data } of heard(response.body)) {
    if (event === 'end') return
    if (event === 'error') throw refusal(jsonOf(data))
    const parsed = z.safeParse(item, jsonOf(data))
    if (!parsed.success) throw unreadable(endpointId, parsed.error.issues[0]?.message ?? 'an item')
    yield parsed.data
  }
  throw brokenOff()
}

async function* heard(body: ReadableStream<Uint8Array>): ReturnType<typeof eventsOf> {
  try {
    yield* eventsOf(body)
  } catch (error) {
    throw error instanceof TypeError ? brokenOff(error) : error
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const brokenOff = (cause?: unknown) =>
  new ApiError('NETWORK', 'The answer broke off before its end', { cause })

const unreadable = (endpointId: string, what: string) =>
  new ApiError('UNREADABLE', `The server's answer to ${endpointId} does not fit: ${what}.`)
