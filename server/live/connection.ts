// One socket: its requests, its streams and its end.
import type { WebSocket } from 'ws'
import { ServiceError } from '../../contract/errors.ts'
import type { LiveReply, LiveRequest } from '../../contract/live/live.ts'
import type { Logger } from '../ops/port.ts'
import { readRequest, refusalOf, tokenBucket } from './request.ts'
import type { StreamOffer } from './offer.ts'
import { type Entered, type SignIn, type SignInDeps, createSignIn } from './sign-in.ts'
import { createSubscriptions } from './subscriptions.ts'

export interface ConnectionDeps extends SignInDeps {
  offer: StreamOffer
  log: Logger
  /** The viewer recognised when the socket was opened. */
  entered?: Entered | null | undefined
  /** Whether the socket closes when the sign-in ends, instead of keeping its public streams. */
  endsWithSignIn: boolean
}

export interface Connection extends Pick<SignIn, 'userId' | 'signInId' | 'check'> {
  /** Called at every heartbeat: pings, or ends a socket that did not answer the previous one. */
  beat(): void
}

/** Bytes that may wait for a slow reader. */
const largestBacklog = 1024 * 1024
/**
 * How many requests may come at once; capacity returns at `requestsPerSecond`. Also the most requests that may wait
 * for an answer.
 */
const requestBurst = 100
const requestsPerSecond = 10
const policyViolation = 1008
const badData = 1007

export function openConnection(socket: WebSocket, deps: ConnectionDeps): Connection {
  let isAnswering = true
  let waiting = 0
  let queue = Promise.resolve()
  const admits = tokenBucket(requestBurst, requestsPerSecond)
  const subscriptions = createSubscriptions(deps.offer, (stream, data) => send({ stream, data }))
  const signIn = createSignIn(deps, {
    onBegin: (userId) => subscriptions.signIn(userId),
    onEnd(error) {
      subscriptions.signOut()
      refuse(null, error)
      if (deps.endsWithSignIn) socket.close(policyViolation, 'the sign-in has ended')
    },
  })
  if (deps.entered) signIn.enter(deps.entered)

  function send(message: object): void {
    if (socket.readyState !== socket.OPEN) return
    const text = JSON.stringify(message)
    // A client that reads too slowly is cut off and reconnects, which is better than old prices.
    if (socket.bufferedAmount + text.length > largestBacklog) socket.terminate()
    else socket.send(text)
  }

  const reply = (message: LiveReply) => send(message)
  const refuse = (id: LiveReply['id'], error: unknown) => reply({ id, error: refusalOf(error) })

  async function subscribe({ params, id }: LiveRequest): Promise<void> {
    if (params.some((name) => deps.offer.isPrivate(name))) await signIn.confirm()
    // Answered before the first event, so that clients know the stream exists before it sends.
    const start = await subscriptions.prepare(params)
    reply({ id, result: null })
    start()
  }

  async function perform(request: LiveRequest): Promise<void> {
    const { method, params, id } = request
    try {
      if (method === 'SUBSCRIBE') return await subscribe(request)
      if (method === 'AUTH') {
        const [token] = params
        if (token === undefined) throw new ServiceError('TOKEN_MISSING', 'AUTH wants the token')
        await signIn.begin(token)
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
    if (!admits() || waiting >= requestBurst) {
      return socket.close(policyViolation, 'too many requests')
    }
    const request = readRequest(data.toString())
    if (!request.ok) return reply({ id: request.id, error: request.error })
    waiting += 1
    // One after the other, so that a SUBSCRIBE right after AUTH finds the viewer.
    queue = queue.then(() => perform(request.value)).finally(() => (waiting -= 1))
  })
  socket.on('pong', () => {
    isAnswering = true
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    signIn.close()
    subscriptions.close()
  })

  return {
    userId: () => signIn.userId(),
    signInId: () => signIn.signInId(),
    check: (epoch, isEnded) => signIn.check(epoch, isEnded),
    beat() {
      if (!isAnswering) return socket.terminate()
      isAnswering = false
      socket.ping()
    },
  }
}
