// What clients may cache. Answers about a user are never cached; public ones are revalidated by their tag, with an
// empty answer while they are unchanged; candles of a past range may be reused for a while without asking.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { intervalMs, listCandleHistory } from '../../../contract/market/market.ts'
/** Milliseconds after which late trades do not change a candle any more. */
const settledAfterMs = 60_000
const pastSeconds = 300

export function cacheControlOf(endpoint: Endpoint, query: unknown, now: number): string {
  const { method, auth, unstored } = endpoint
  if (method !== 'GET' || auth !== 'public' || unstored === true) return 'no-store'
  const isOver = endpoint.id === listCandleHistory.id && isPast(query, now)
  return isOver ? `public, max-age=${pastSeconds}` : 'no-cache'
}

/** Both ends of the range are given, and every candle in it has closed. */
function isPast(query: unknown, now: number): boolean {
  const parsed = listCandleHistory.query?.safeParse(query)
  if (parsed?.success !== true) return false
  const { from, to, interval } = parsed.data
  if (from === undefined || to === undefined) return false
  return to + intervalMs[interval] + settledAfterMs <= now
}

/** Weak, because the same answer is sent in several encodings. */
export function tagOf(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** Sends the answer with its tag, or 304 to a client that has it already. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  output: unknown,
): FastifyReply {
  const text = JSON.stringify(output)
  const tag = tagOf(text)
  reply.header('etag', tag)
  if (hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

export function hasTag(header: string | undefined, tag: string): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim() === tag)
}
