// Endpoints with streamed answers, because the product has none yet.
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { eventStream } from '../../../contract/live/stream.ts'
import { type Route, publicRoute, viewerRoute } from '../../route.ts'

const Count = z.object({ n: z.int(), text: z.string() })
const common = { summary: 'For tests', errors: ['NOT_FOUND'], output: eventStream(Count) } as const

/** Counts up to `limit`, then ends, refuses, breaks, sends an invalid item, or waits. */
export const count = defineEndpoint({
  ...common,
  id: 'health.count',
  method: 'GET',
  path: '/test/count',
  auth: 'public',
  query: z.strictObject({ limit: z.string(), kind: z.string() }),
})
/** Counts for as long as it is read. */
export const pour = defineEndpoint({
  ...common,
  id: 'health.pour',
  method: 'GET',
  path: '/test/pour',
  auth: 'viewer',
})
export const chat = defineEndpoint({
  ...common,
  id: 'health.chat',
  method: 'POST',
  path: '/test/chat',
  auth: 'viewer',
  scope: 'trade',
  body: z.strictObject({ text: z.string() }),
})

export const streamEndpoints = { count, pour, chat }

const until = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))

/** `poured`: how many items were requested; `left`: how many streams were told that the client is gone. */
export function streamRoutes() {
  const seen = { poured: 0, left: 0 }
  async function* counting(limit: number, kind: string, gone: AbortSignal) {
    for (let n = 1; n <= limit; n++) yield { n, text: 'один\n\ndata: {}' }
    if (kind === 'refuse') throw new ServiceError('NOT_FOUND', 'There is no more')
    if (kind === 'break') throw new Error('password=hunter2')
    if (kind === 'lie') yield { n: 0.5, text: '' }
    if (kind !== 'wait') return
    await until(gone)
    seen.left += 1
  }
  async function* pouring() {
    for (;;) yield { n: ++seen.poured, text: 'x'.repeat(10_000) }
  }
  const routes: Route[] = [
    publicRoute(count, async ({ ctx, input: { query } }) =>
      counting(Number(query.limit), query.kind, ctx.gone),
    ),
    viewerRoute(pour, async () => pouring()),
    viewerRoute(chat, async ({ ctx }) => counting(1, 'wait', ctx.gone)),
  ]
  return { routes, seen }
}
