// Endpoints in snake_case, one of them a stream.
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { eventStream } from '../../../contract/live/stream.ts'
import { type Route, publicRoute, viewerRoute } from '../../route.ts'

const group = { wireCase: 'snake_case', summary: 'For tests', errors: ['NOT_FOUND'] } as const
const Trade = z.object({ entry_price: z.string(), setup_tag: z.nullable(z.string()) })

export const placeTrade = defineEndpoint({
  ...group,
  id: 'health.placeTrade',
  method: 'POST',
  path: '/test/desk/trades',
  auth: 'viewer',
  scope: 'trade',
  body: z.strictObject({ entry_price: z.string(), setup_tag: z.optional(z.string()) }),
  output: Trade,
  status: 201,
})
export const hearTrades = defineEndpoint({
  ...group,
  id: 'health.hearTrades',
  method: 'GET',
  path: '/test/desk/stream',
  auth: 'public',
  output: eventStream(Trade),
})

const notFound = () => new ServiceError('NOT_FOUND', 'There is no such market')

export const snakeRoutes: Route[] = [
  viewerRoute(placeTrade, async ({ input: { body } }) => {
    if (body.setup_tag === 'none') throw notFound()
    return { entry_price: body.entry_price, setup_tag: body.setup_tag ?? null }
  }),
  publicRoute(hearTrades, async () => refusing()),
]

async function* refusing() {
  yield { entry_price: '1', setup_tag: null }
  throw notFound()
}
