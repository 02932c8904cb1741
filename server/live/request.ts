// Reads one message of a client, and limits their number.
import { ServiceError } from '../../contract/errors.ts'
import { LiveRequest, mostLiveParams, type LiveReply } from '../../contract/live/live.ts'
import { readJson } from '../../platform/json-text.ts'

type Refusal = NonNullable<LiveReply['error']>
type Read = { ok: true; value: LiveRequest } | { ok: false; id: LiveReply['id']; error: Refusal }

export function readRequest(text: string): Read {
  const read = readJson(text)
  if (read === undefined) return { ok: false, id: null, error: malformed('not JSON') }
  const { value, details } = read
  if (details.length > 0) {
    const told = details.map(({ path, message }) => `${path} ${message}`).join('; ')
    return { ok: false, id: null, error: malformed(told) }
  }
  const request = LiveRequest.safeParse(value)
  if (request.success) return { ok: true, value: request.data }
  const id = LiveRequest.shape.id.safeParse(Object(value).id)
  const { params } = Object(value)
  const message = Array.isArray(params) && params.length > mostLiveParams ? tooMany : form
  return { ok: false, id: id.success ? id.data : null, error: malformed(message) }
}

const form =
  'a request is {"method": "SUBSCRIBE" | "UNSUBSCRIBE" | "AUTH" | "PING", "params": [text], "id"}'
const tooMany = `params must be at most ${mostLiveParams} items long; ask for the others in another request`

const malformed = (message: string) => ({ code: 'VALIDATION_FAILED', message })

export function refusalOf(error: unknown): Refusal {
  return error instanceof ServiceError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: 'Internal error' }
}

/** Returns whether one more may come: at first `size` at once, then `perSecond`. */
export function tokenBucket(size: number, perSecond: number): () => boolean {
  let left = size
  let at = performance.now()
  return () => {
    const now = performance.now()
    left = Math.min(size, left + ((now - at) / 1000) * perSecond)
    at = now
    left -= 1
    return left >= 0
  }
}
