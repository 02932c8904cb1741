// Sends streamed answers: no faster than they are read, with a heartbeat, and only while the viewer may read them.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/port.ts'
import { type Revocation, isEndedBy, revocationOf } from '../../people/index.ts'
import { refusalBody, toServiceError } from '../answers/errors.ts'
import { framesOf } from './stream-frames.ts'

export interface StreamOptions {
  /** Also the longest time for which a sign-in that another process ended can still read. */
  heartbeatMs?: number
  /** Open streams at once for one viewer, or for one address without a viewer. */
  perCaller?: number
}

/** Milliseconds after which a client that does not read the final message is cut off. */
const lastWordMs = 5_000

export interface Streams {
  /** Throws RATE_LIMITED. Ending the answer early aborts `leaving`; the client, if still there, gets the reason. */
  send: (
    request: FastifyRequest,
    reply: FastifyReply,
    stream: { source: AsyncIterable<unknown>; leaving: AbortController; item?: z.ZodMiniType },
  ) => FastifyReply
  /** Ends all streams. */
  close: () => void
}

export function createStreams(
  { bus, clock, log, store }: Pick<Context, 'bus' | 'clock' | 'log' | 'store'>,
  { heartbeatMs = 15_000, perCaller = 20 }: StreamOptions,
): Streams {
  const open = new Map<AbortController, string>()
  // Who asks again gets the whole story.
  bus.onGap(() => {
    for (const leaving of open.keys()) leaving.abort()
  })

  /** Throws when the viewer's sign-in has ended. */
  async function confirm({ id, via }: Person): Promise<void> {
    if (clock() >= via.expiresAtMs) throw expired()
    const epoch = (await store.users.tokenEpochs([id])).get(id)
    if (epoch === undefined || via.epoch < epoch) throw ended()
    const { signInId } = via
    if (signInId !== undefined && (await store.signIns.ended([signInId])).size > 0) throw ended()
  }

  return {
    send(request, reply, { source, leaving, item }) {
      const { viewer } = request
      const caller = viewer?.id ?? request.ip
      if ([...open.values()].filter((one) => one === caller).length >= perCaller) {
        leaving.abort()
        const message = `At most ${perCaller} streams at once: end another first`
        throw new ServiceError('RATE_LIMITED', message, { retryAfter: 5 })
      }
      open.set(leaving, caller)
      const unlisten = bus.subscribe((name, data) => {
        if (viewer === null || name !== revocationOf(viewer.id)) return
        if (isEndedBy(viewer.via, data as Revocation)) leaving.abort(ended())
      })
      leaving.signal.addEventListener('abort', () => {
        setTimeout(() => reply.raw.destroy(), lastWordMs).unref()
      })
      reply.raw.once('close', () => {
        unlisten()
        open.delete(leaving)
      })
      const frames = framesOf(source, {
        item,
        signal: leaving.signal,
        heartbeatMs,
        isOver: () => viewer !== null && clock() >= viewer.via.expiresAtMs,
        confirm: async () => viewer === null || confirm(viewer),
        refuse: (error) => {
          const refusal = toServiceError(error)
          if (refusal.code === 'INTERNAL')
            log.error({ requestId: request.id, error }, 'stream failed')
          return refusalBody(refusal, request)
        },
      })
      return reply
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .type('text/event-stream; charset=utf-8')
        .send(Readable.from(frames, { highWaterMark: 1 }))
    },
    close() {
      for (const leaving of open.keys()) leaving.abort()
    },
  }
}

const ended = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
const expired = () => new ServiceError('TOKEN_EXPIRED', 'The sign-in has expired: sign in again')
