// One socket: what it asks for, what it hears, and when it is let go.
import type { WebSocket } from 'ws'
import { ServiceError } from '../../contract/errors.ts'
import { LiveRequest, mostLiveParams, type LiveReply } from '../../contract/live.ts'
import type { Clock, Logger, Viewer } from '../context.ts'
import { readJson } from '../json-text.ts'
import type { Subscriptions } from './subscriptions.ts'

export interface ConnectionDeps {
  authenticate: (token: string) => Promise<{ viewer: Viewer; expiresAtMs: number }>
  subscriptions: (deliver: (stream: string, data: unknown) => void) => Subscriptions
  clock: Clock
  log: Logger
}

export interface Connection {
  /** Called at every heartbeat: pings, or ends a socket that did not answer the previous one. */
  beat(): void
}

/** Bytes that a reader may lag behind. */
const largestBacklog = 1024 * 1024
/** Requests in a row; they come back at `requestsPerSecond`. */
const requestBurst = 100
const requestsPerSecond = 10
const policyViolation = 1008
const badData = 1007

export function openConnection(socket: WebSocket, deps: ConnectionDeps): Connection {
  let isAnswering = true
  let token: string | undefined
  let expiry: NodeJS.Timeout | undefined
  let queue = Promise.resolve()
  const admits = tokenBucket(requestBurst, requestsPerSecond)
  const subscriptions = deps.subscriptions((stream, data) => send({ stream, data }))

  function send(message: object): void {
    if (socket.readyState !== socket.OPEN) return
    const text = JSON.stringify(message)
    // Whoever reads too slowly is cut off, and asks anew once it is back: better than old prices.
    if (socket.bufferedAmount + text.length > largestBacklog) socket.terminate()
    else socket.send(text)
  }

  const reply = (message: LiveReply) => send(message)
  const refuse = (id: LiveReply['id'], error: unknown) => reply({ id, error: refusalOf(error) })

  function signOut(error: unknown): void {
    clearTimeout(expiry)
    token = undefined
    subscriptions.signOut()
    refuse(null, error)
  }

  async function signIn(given: string | undefined): Promise<void> {
    if (given === undefined) throw new ServiceError('TOKEN_MISSING', 'AUTH wants the token')
    const { viewer, expiresAtMs } = await deps.authenticate(given)
    clearTimeout(expiry)
    token = given
    subscriptions.signIn(viewer.id)
    expiry = setTimeout(() => void recheck(), Math.max(expiresAtMs - deps.clock(), 0) + 1)
  }

  /** The token may have expired, or been revoked from elsewhere. */
  async function recheck(): Promise<void> {
    const checked = token
    if (checked === undefined) return
    try {
      await deps.authenticate(checked)
    } catch (error) {
      if (token === checked && error instanceof ServiceError) signOut(error)
    }
  }

  async function perform({ method, params, id }: LiveRequest): Promise<void> {
    try {
      if (method === 'AUTH') await signIn(params[0])
      if (method === 'SUBSCRIBE') {
        // Answered before the first event: clients learn that a stream exists, then hear from it.
        const start = await subscriptions.prepare(params)
        reply({ id, result: null })
        start()
        return
      }
      if (method === 'UNSUBSCRIBE') subscriptions.remove(params)
      reply({ id, result: null })
    } catch (error) {
      if (!(error instanceof ServiceError)) deps.log.error({ error }, 'live request failed')
      refuse(id, error)
    }
  }

  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return socket.close(badData, 'text only')
    if (!admits()) return socket.close(policyViolation, 'too many requests')
    const request = readRequest(data.toString())
    if (!request.ok) return reply({ id: request.id, error: request.error })
    // One after the other: SUBSCRIBE right behind AUTH finds the viewer.
    queue = queue.then(() => perform(request.value))
  })
  socket.on('pong', () => {
    isAnswering = true
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(expiry)
    token = undefined
    subscriptions.close()
  })

  return {
    beat() {
      if (!isAnswering) return socket.terminate()
      isAnswering = false
      socket.ping()
      void recheck()
    },
  }
}

type Read =
  | { ok: true; value: LiveRequest }
  | { ok: false; id: LiveReply['id']; error: NonNullable<LiveReply['error']> }

function readRequest(text: string): Read {
  const read = readJson(text)
  if (read === undefined) return { ok: false, id: null, error: malformed('not JSON') }
  const { value: json, details } = read
  const request = LiveRequest.safeParse(json)
  if (request.success && details.length > 0) {
    const told = details.map(({ path, message }) => `${path} ${message}`).join('; ')
    return { ok: false, id: null, error: malformed(told) }
  }
  if (request.success) return { ok: true, value: request.data }
  const id = LiveRequest.shape.id.safeParse(Object(json).id)
  const { params } = Object(json)
  const message = Array.isArray(params) && params.length > mostLiveParams ? tooMany : form
  return { ok: false, id: id.success ? id.data : null, error: malformed(message) }
}

const form =
  'a request is {"method": "SUBSCRIBE" | "UNSUBSCRIBE" | "AUTH" | "PING", "params": [text], "id"}'
const tooMany = `params must be at most ${mostLiveParams} items long; ask for the others in another request`

const malformed = (message: string) => ({ code: 'VALIDATION_FAILED', message })

function refusalOf(error: unknown): NonNullable<LiveReply['error']> {
  return error instanceof ServiceError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: 'Internal error' }
}

function tokenBucket(size: number, perSecond: number): () => boolean {
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
