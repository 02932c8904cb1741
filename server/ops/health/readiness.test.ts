import { expect, test } from 'vitest'
import type { SnakeErrorBody } from '../../../contract/errors.ts'
import { buildApp } from '../../http/build-app.ts'
import { startLocalExchange } from '../../testing/exchange/local-exchange.ts'
import { nobody, nobodyByCookie } from '../../testing/people/sign-ins.ts'
import { openTestContext } from '../../testing/test-context.ts'
import { healthRoutes } from './routes.ts'

const options = { authenticators: [nobody, nobodyByCookie], checksOutput: true }

test('a server whose exchange is away lives, and is not ready', async () => {
  const world = await openTestContext()
  const app = await buildApp(world.ctx, healthRoutes, options)
  const ready = await app.inject('/api/v1/health/ready')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toEqual({
    status: 'not_ready',
    roles: ['api', 'runner', 'lab'],
    checks: { database: 'ok', exchange: 'down', sidecar: 'disabled' },
  })
  const alive = await app.inject('/api/v1/health')
  expect([alive.statusCode, alive.json()]).toEqual([200, { status: 'ok' }])
  const sidecar = await app.inject('/api/v1/health/sidecar')
  expect(sidecar.json()).toEqual({ status: 'disabled', venues: [] })
  const other = await app.inject({ method: 'POST', url: '/api/v1/health' })
  expect(other.json<typeof SnakeErrorBody>()).toHaveProperty('request_id')
  await app.close()
  await world.close()
})

test('one that hears prices is ready', async () => {
  const exchange = await startLocalExchange()
  const world = await openTestContext({ config: exchange.config })
  const app = await buildApp(world.ctx, healthRoutes, options)
  try {
    await expect
      .poll(async () => (await app.inject('/api/v1/health/ready')).statusCode, { timeout: 30_000 })
      .toBe(200)
  } finally {
    await app.close()
    await world.close()
    await exchange.stop()
  }
})
