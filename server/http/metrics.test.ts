import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainOptions, plainRoutes } from '../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { buildApp } from './build-app.ts'

let world: TestContext
let app: FastifyInstance
let open: FastifyInstance
const metrics = async () => ({ type: 'text/plain; version=0.0.4', text: 'up 1\n' })

beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, plainRoutes, { ...plainOptions, metrics })
  const config = { ...world.ctx.config, metricsToken: 'prometheus-1' }
  open = await buildApp({ ...world.ctx, config }, plainRoutes, { ...plainOptions, metrics })
})
afterAll(async () => {
  await app.close()
  await open.close()
  await world.close()
})

const ask = (
  at: FastifyInstance,
  remoteAddress: string,
  headers: Record<string, string> = {},
  url = '/metrics',
) => at.inject({ url, remoteAddress, headers: { host: '127.0.0.1:3000', ...headers } })

test.each(['/metrics', '/api/v1/metrics'])('%s answers this machine', async (url) => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    const answer = await ask(app, address, {}, url)
    expect([answer.statusCode, answer.body]).toEqual([200, 'up 1\n'])
  }
})

test('another machine needs the token, and so does who is behind a proxy on this one', async () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  for (const [address, headers] of [
    ['10.0.0.7', {}],
    ['10.0.0.7', bearer('prometheus-2')],
    ['127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }],
    ['127.0.0.1', { forwarded: 'for=10.0.0.7' }],
  ] as [string, Record<string, string>][]) {
    expect((await ask(open, address, headers)).statusCode).toBe(401)
    expect((await ask(app, address, bearer('prometheus-1'))).statusCode).toBe(
      address === '127.0.0.1' ? 200 : 401,
    )
  }
  expect((await ask(open, '10.0.0.7', bearer('prometheus-1'))).statusCode).toBe(200)
})
