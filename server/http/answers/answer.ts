// Sends an answer: once per Idempotency-Key, and in the form that its status requires.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Endpoint, statusOfAnswer } from '../../../contract/endpoint.ts'
import { errorStatus } from '../../../contract/errors.ts'
import type { TextFile } from '../../../contract/http/text-file.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/port.ts'
import { refusalBody, statusOf, toServiceError } from './errors.ts'
import { type Answer, answerOnce, claimOf } from './idempotency.ts'
import type { RawInput } from '../request/parse.ts'

export async function answerWithKey(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  call: {
    endpoint: Endpoint
    viewer: Person
    key: string
    input: RawInput
    act: () => Promise<unknown>
  },
): Promise<FastifyReply> {
  const claim = await claimOf(call.endpoint, call.viewer.id, call.key, call.input)
  const { status, response, isReplay } = await answerOnce(ctx, claim, () =>
    settled(call.endpoint, request, call.act),
  )
  if (isReplay) reply.header('idempotent-replayed', 'true')
  return sendAnswer(reply, status, response)
}

/** A stored answer without a body is read back as null. */
export function sendAnswer(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).send(status === 204 ? undefined : body)
}

/** Piece by piece, no faster than it is read. When a piece fails, the answer breaks off. */
export function sendFile(reply: FastifyReply, { type, name, text }: TextFile): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(`${type}; charset=utf-8`)
    .send(Readable.from(text, { objectMode: false }))
}

/**
 * A 4xx refusal is stored under its key like any other answer, except when it decided nothing about the request
 * itself.
 */
async function settled(
  endpoint: Endpoint,
  request: FastifyRequest,
  act: () => Promise<unknown>,
): Promise<Answer> {
  try {
    const response = await act()
    return { status: statusOfAnswer(endpoint, response), response }
  } catch (error) {
    const refusal = toServiceError(error)
    if (errorStatus[refusal.code] >= 500 || undecided.has(refusal.code)) throw error
    return { status: statusOf(refusal, request), response: refusalBody(refusal, request) }
  }
}

const undecided: ReadonlySet<string> = new Set(['RATE_LIMITED', 'REQUEST_EXPIRED'])
