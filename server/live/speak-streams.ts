// The protocol of the dashboard and of the desk: requests with a `method`, and streams.
import { ServiceError } from '../../contract/errors.ts'
import type { LiveReply, LiveRequest } from '../../contract/live/live.ts'
import type { Logger } from '../ops/port.ts'
import type { StreamOffer } from './offer.ts'
import type { Speak } from './protocol.ts'
import { readRequest, refusalOf } from './request.ts'
import { createSubscriptions } from './subscriptions.ts'

interface Deps {
  offer: StreamOffer
  log: Logger
  /** Whether the socket closes when the sign-in ends, instead of keeping its public streams. */
  endsWithSignIn: boolean
}

const policyViolation = 1008

export function speakStreams({ offer, log, endsWithSignIn }: Deps): Speak {
  return ({ send, signIn, close }) => {
    const subscriptions = createSubscriptions(offer, (stream, data) => send({ stream, data }))
    const reply = (message: LiveReply) => send(message)
    const refuse = (id: LiveReply['id'], error: unknown) => reply({ id, error: refusalOf(error) })

    async function subscribe({ params, id }: LiveRequest): Promise<void> {
      if (params.some((name) => offer.isPrivate(name))) await signIn.confirm()
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
        if (!(error instanceof ServiceError)) log.error({ error }, 'live request failed')
        refuse(id, error)
      }
    }

    return {
      take(text) {
        const request = readRequest(text)
        if (request.ok) return () => perform(request.value)
        reply({ id: request.id, error: request.error })
        return undefined
      },
      onBegin: (userId) => subscriptions.signIn(userId),
      onEnd(error) {
        subscriptions.signOut()
        refuse(null, error)
        if (endsWithSignIn) close(policyViolation, 'the sign-in has ended')
      },
      close: () => subscriptions.close(),
    }
  }
}
