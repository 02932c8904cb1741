// A client written for the documented programs can be pointed at this server: calls every route, in the order in which
// a person would.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Program, ProgramSummary } from '../../contract/lab/programs.ts'
import {
  type ApiWorld,
  type Client,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { type Backtester, createBacktester } from './backtests/backtester.ts'
import { documentedPrograms } from '../testing/documents/documented-programs.ts'
import { missingFields, requestOf } from '../testing/documents/documented-routes.ts'

const rows = Object.entries(documentedPrograms)
const base = '/api/programs'

let world: ApiWorld
let person: Client
let stranger: Client
let backtester: Backtester
beforeAll(async () => {
  world = await startApiWorld()
  backtester = createBacktester(world.ctx)
  person = await signIn(world.api)
  stranger = await signIn(world.api)
})
afterAll(async () => {
  await backtester.stop()
  await world.stop()
})

test.each(rows)('%s', async (route, { status = 200, body, fields }) => {
  // Nothing runs in the background here.
  if (route === 'GET /backtest/bt-001') while (await backtester.run());
  const [method, path] = requestOf(route, base, {})
  const answer = await person.send(method, path, body)
  expect([answer.status, answer.body.message]).toEqual([status, answer.body.message])
  expect(missingFields(answer.body, fields)).toEqual([])
})

test.each(rows)('%s asks who is there', async (route) => {
  const { status, body } = await sender(world.api)(...requestOf(route, base, {}))
  expect([status, body.code]).toEqual([401, 'TOKEN_MISSING'])
  expect(body).toHaveProperty('request_id')
})

describe('addresses', () => {
  test.each([
    ['GET', '/', 200],
    ['GET', '', 200],
    ['GET', '/dev-guide/', 200],
    ['GET', '/1/', 200],
    ['GET', '/backtest/history/', 200],
    ['GET', '/backtest/trigger/triggers', 404],
    ['GET', '/0', 404],
    ['GET', '/one', 404],
    ['GET', '/99999999999999', 404],
    ['PUT', '/dev-guide', 405],
    ['GET', '/backtest/bt-999', 404],
    ['GET', '/backtest/1/triggers', 404],
  ])('%s %s: %i, without a redirect', async (method, path, status) => {
    const answer = await person.send(method, base + path, method === 'PUT' ? {} : undefined)
    expect(answer.status).toBe(status)
    expect('request_id' in answer.body).toBe(status >= 400)
  })

  test('a body that is not declared as JSON is a bad request', async () => {
    const answer = await person.send('POST', `${base}/validate`, '{"code":""}', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(400)
  })
})

async function bindTo(programId: number) {
  const trader = await person.send<{ id: number }>('POST', '/api/account', { name: 'T' })
  const binding = await world.ctx.store.bindings.insert({
    userId: person.user.id,
    programId,
    accountId: trader.body.id,
    poolIds: [],
    intervalSecs: 300,
    isScheduled: false,
    isEnabled: false,
    params: {},
    symbols: ['BTC'],
    interval: '1h',
    lastTriggerAt: null,
    nextRunAt: null,
    firing: null,
    state: '{}',
    obstacle: null,
    createdAt: 1,
  })
  if (binding === undefined) throw new Error('it was bound before')
  return binding
}

describe('a program', () => {
  test('keeps all that it was', async () => {
    const made = await person.send<Program>('POST', base, {
      name: 'Trend',
      code: 'const n = param("n", 3, { min: 1, max: 9 })\nfn run(ctx) { ctx.buy("BTC", n) }',
    })
    expect(made.body).toMatchObject({
      version: 1,
      valid: true,
      params: [{ name: 'n', value: 3, min: 1, max: 9 }],
    })
    const url = `${base}/${made.body.id}`
    await person.send('PUT', url, { enabled: false })
    const changed = await person.send<Program>('PUT', url, { code: 'fn run(ctx) {' })
    expect(changed.body).toMatchObject({ version: 2, valid: false, enabled: false, params: [] })
    const versions = await person.send<{ version: number; code: string }[]>(
      'GET',
      `${url}/versions`,
    )
    expect(versions.body.map(({ version }) => version)).toEqual([2, 1])
    expect(versions.body[1]?.code).toBe(made.body.code)
  })

  test('is not found by anybody else', async () => {
    for (const [method, body] of [['GET'], ['PUT', { name: 'x' }], ['DELETE']] as const) {
      expect((await stranger.send(method, `${base}/1`, body)).status).toBe(404)
    }
    expect((await stranger.send('GET', `${base}/1/versions`)).status).toBe(404)
    const start = { program_id: 1, symbol: 'BTC', start_date: '2026-03-01' }
    expect((await stranger.send('POST', `${base}/backtest`, start)).status).toBe(404)
    expect((await stranger.send('GET', base)).body).toEqual([])
  })

  test('can be deleted while it is not bound, and lists go on without it', async () => {
    const { body } = await person.send<Program>('POST', base, { name: 'Gone', code: '' })
    const binding = await bindTo(body.id)
    const refused = await person.send('DELETE', `${base}/${body.id}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'PROGRAM_BOUND'])
    await world.ctx.store.bindings.remove(binding.id)
    expect((await person.send('DELETE', `${base}/${body.id}`)).status).toBe(200)
    expect((await person.send('GET', `${base}/${body.id}`)).status).toBe(404)
    const { body: rest } = await person.send<ProgramSummary[]>('GET', `${base}/?limit=1&page=2`)
    expect(rest.map(({ id }) => id)).toEqual([1])
  })
})
