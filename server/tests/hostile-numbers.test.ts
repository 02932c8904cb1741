// Numbers that are none, at every place of the desk that takes one, over HTTP and by the documents alone: each is
// refused in the documented shape, and nothing is placed, moved or lost.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskTrade } from '../../contract/desk/trade.ts'
import { SnakeErrorBody } from '../../contract/errors.ts'
import type { OpenApiDocument } from '../http/openapi/document.ts'
import type { JsonSchema } from '../http/openapi/schemas.ts'
import { newHand, priceAt } from '../testing/desk-api.ts'
import { unguardedMoments } from '../testing/routes/guarded.ts'
import { type ApiWorld, type Client, startApiWorld } from '../testing/worlds/api-world.ts'

const base = '/api/v1'
const signature = `0x${'1'.repeat(130)}`
/** HOSTILE=all sends everything to every place; otherwise they share the list, in turn. */
const share = process.env['HOSTILE'] === 'all' ? 1 : 6

/** A valid body for each alternative, with every number that it can have. The id is a trade's. */
const bodies: Record<string, (at: (percent: number) => string) => object[]> = {
  'POST /trades': (at) => [wholeTrade(at)],
  'POST /trades/check': (at) => [wholeTrade(at)],
  'PUT /trades/{id}/sl': (at) => [{ price: at(-2) }],
  'PUT /trades/{id}/tp': (at) => [
    { take_profit: targets(at) },
    { price: at(4), percent_to_close: 50 },
  ],
  'PUT /trades/{id}/breakeven': () => [{ trigger_percent: 1, offset: '10' }],
  'POST /trades/{id}/close': () => [{ percent: 50 }, { quantity: '0.005' }],
  'PUT /risk-config': () => [
    {
      account_risk_percent: 1,
      max_risk_amount: 100,
      max_position_size: 1,
      max_leverage: 4,
      daily_max_drawdown_percent: 4,
      max_open_positions: 3,
      min_risk_reward_ratio: 1.5,
    },
  ],
  'POST /trades/import': () => [{ exchange_account_id: 'one', days: 30 }],
  'POST /exchanges/agent-wallet/approve': () => [{ account_id: 'one', signature, nonce: 1 }],
  'POST /exchanges/builder-fee/approve': () => [{ account_id: 'one', signature, nonce: 1 }],
}

function wholeTrade(at: (percent: number) => string) {
  return {
    symbol: 'BTC_USDT',
    side: 'buy',
    entry_price: at(-1),
    quantity: '0.01',
    stop_loss_price: at(-2.5),
    take_profit: targets(at),
    leverage: 2,
    break_even: { trigger_percent: 1, offset: '10' },
  }
}

function targets(at: (percent: number) => string) {
  return [
    { price: at(4), quantity: '0.004' },
    { price: at(6), percent_to_close: 50 },
  ]
}

let turn = 0
/** The values whose turn it is. */
function some(values: readonly string[]): string[] {
  turn += 1
  return values.filter((_, index) => (index + turn) % share === 0)
}

/** As they are written in JSON. Valid JSON, and no number that anybody could mean. */
const noNumbers = [
  '"NaN"', '"Infinity"', '"-Infinity"', '"1e309"', '"1e-30"', '"1E5"', '"０１"', '"１００"', '"١٢"', '"Ⅷ"', '"½"',
  '" 1"', '"1 "', '"1\\n"', '"\\t1"', '"1\\u0000"', '"\\u200b1"', '"1\\u00a0000"', '"+1"', '"-1"', '"-0"', '"0x1F"',
  '"0b1"', '"01"', '"1,5"', '"1,000"', '"1_000"', '"1."', '".5"', '"1.2.3"', '"1n"', '"$1"', '"1%"', '"−1"', '""',
  '"null"', '"[1]"', '1e309', '-1e309', '1e-30', '5e-324', '-1', '-0.5', '9007199254740993', '0.1000000000000000055511',
  '[]', '[1]', '["1"]', '[[1]]', '{}', '{"valueOf":1}', '{"toString":"1"}', 'true', 'false',
  `${'9'.repeat(40)}`, `"${'9'.repeat(40)}"`, `"0.${'0'.repeat(38)}1"`, `"${'1'.repeat(50_000)}"`,
] // prettier-ignore
/** No JSON, or JSON that another parser would read otherwise. */
const noBodies = [
  'NaN',
  'Infinity',
  '0x10',
  '01',
  '.5',
  '5.',
  '+5',
  '1_000',
  '1e',
  '- 1',
  "'1'",
  '1/**/',
  '',
]

let world: ApiWorld
let hand: Client
let documented: Record<string, { schema: JsonSchema; query: string[] }>
let ids: { waiting: string; open: string }
beforeAll(async () => {
  world = await startApiWorld()
  hand = await newHand(world)
  const { body } = await hand.send<OpenApiDocument>('GET', '/api/docs/json')
  documented = deskOf(body)
  const place = async (more: object) => {
    const { entry_price: _, ...trade } = wholeTrade(at)
    return (await hand.send<DeskTrade>('POST', `${base}/trades`, { ...trade, ...more })).body.id
  }
  ids = { open: await place({}), waiting: await place({ entry_price: at(-1) }) }
})
afterAll(() => world.stop())

const at = (percent: number) => priceAt(world, percent)

/** What the documents say of the desk: the schema of each body, and the names of the numbers in queries. */
function deskOf({ paths }: OpenApiDocument): typeof documented {
  const found: typeof documented = {}
  for (const [path, methods] of Object.entries(paths)) {
    if (!/^\/api\/v1\/(auth|health|exchanges|trades|risk-config)/.test(path)) continue
    for (const [method, operation] of Object.entries(methods)) {
      const { requestBody, parameters } = operation as unknown as {
        requestBody?: { content: Record<string, { schema: JsonSchema }> }
        parameters: { in: string; name: string; schema: JsonSchema }[]
      }
      found[`${method.toUpperCase()} ${path.slice(base.length)}`] = {
        schema: requestBody?.content['application/json']?.schema ?? {},
        query: parameters
          .filter((each) => each.in === 'query' && isNumeric(each.schema))
          .map(({ name }) => name),
      }
    }
  }
  return found
}

const isNumeric = ({ type }: JsonSchema) =>
  [type].flat().some((each) => each === 'number' || each === 'integer')

/** Where a body may have numbers, such as `take_profit.price`. */
function numbersOf(schema: JsonSchema, name = ''): string[] {
  if (isNumeric(schema)) return [name]
  const under = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
  const alternatives = [schema['anyOf'], schema['oneOf'], schema['items']].flat() as JsonSchema[]
  return [
    ...under.flatMap(([key, one]) => numbersOf(one, name === '' ? key : `${name}.${key}`)),
    ...alternatives.filter((one) => one !== undefined).flatMap((one) => numbersOf(one, name)),
  ]
}

/** Where a body has them, with the indices of lists. */
function numbersIn(body: unknown, name = ''): string[] {
  if (typeof body === 'number' || (typeof body === 'string' && /^[\d.]+$/.test(body))) return [name]
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([key, value]) =>
    numbersIn(value, name === '' ? key : `${name}.${key}`),
  )
}

/** The body as JSON, with this text at that place. */
function bodyWith(body: unknown, place: string, text: string, here = ''): string {
  if (here === place) return text
  if (typeof body !== 'object' || body === null) return JSON.stringify(body)
  const under = (key: string) => (here === '' ? key : `${here}.${key}`)
  if (Array.isArray(body)) {
    return `[${body.map((one, index) => bodyWith(one, place, text, under(String(index)))).join()}]`
  }
  const fields = Object.entries(body).map(
    ([key, value]) => `${JSON.stringify(key)}:${bodyWith(value, place, text, under(key))}`,
  )
  return `{${fields.join()}}`
}

const send = (route: string, id: string, body?: string) => {
  const [method = '', path = ''] = route.split(' ')
  return hand.send(method, base + path.replace('{id}', id), body)
}

/** All that a request could have changed. */
async function belongings() {
  const { orders, fills, account } = await world.truth(hand.wallet.address)
  const { body } = await hand.send<{ items: DeskTrade[] }>('GET', `${base}/trades`)
  return {
    orders: orders.map(({ order, status }) => [order.cloid, order.sz, order.triggerPx, status]),
    fills: fills.length,
    held: account.assetPositions.map(({ position }) => position.szi),
    trades: body.items.map((trade) => [
      trade.id,
      trade.status,
      trade.quantity,
      trade.stop_loss_price,
      trade.take_profit,
      trade.break_even,
    ]),
    limits: (await hand.send('GET', `${base}/risk-config`)).body,
    imports: (await hand.send('GET', `${base}/trades/import/status`)).body,
  }
}

test('every number that the documents know of a body is in this table', () => {
  for (const [route, { schema }] of Object.entries(documented)) {
    const known = (bodies[route]?.(at) ?? []).flatMap((body) => numbersIn(body))
    const places = known.map((place) => place.replaceAll(/\.\d+/g, ''))
    expect([route, new Set(places)]).toEqual([route, new Set(numbersOf(schema))])
  }
})

describe.each(Object.keys(bodies))('%s', (route) => {
  test('refuses what is no number, by its name, and does nothing', async () => {
    const before = await belongings()
    for (const body of bodies[route]?.(at) ?? []) {
      for (const place of numbersIn(body)) {
        await Promise.all(
          some(noNumbers).map(async (text) => {
            const answer = await send(route, ids.waiting, bodyWith(body, place, text))
            const what = `${place}: ${text.slice(0, 60)}`
            expect([what, answer.status]).toEqual([what, 400])
            const { code, details } = SnakeErrorBody.parse(answer.body)
            const isNamed = details?.some(({ path }) => `${path}.`.startsWith(`${place}.`))
            expect([what, code, isNamed]).toEqual([what, 'VALIDATION_FAILED', true])
          }),
        )
        for (const text of some(noBodies)) {
          const sent = bodyWith(body, place, text)
          const { status, body: answer } = await send(route, ids.waiting, sent)
          expect([place, text, status]).toEqual([place, text, 400])
          expect(SnakeErrorBody.parse(answer).code).toBe('VALIDATION_FAILED')
        }
      }
    }
    expect(await belongings()).toEqual(before)
  })

  test('refuses fields twice, of the prototype, and around the number', async () => {
    const before = await belongings()
    for (const body of bodies[route]?.(at) ?? []) {
      const [place = ''] = numbersIn(body)
      const [field = ''] = place.split('.')
      const text = JSON.stringify(body)
      for (const wrong of [
        text.replace('{', `{"${field}":1,`),
        text.replace('{', `{"\\u00${field.charCodeAt(0).toString(16)}${field.slice(1)}":1,`),
        text.replace('{', `{"__proto__":{"${field}":1},`),
        text.replace('{', `{"constructor":{"prototype":{"${field}":1}},`),
        text.replace('{', `{"more":${'['.repeat(10_000)}${']'.repeat(10_000)},`),
        `[${text}]`,
        `${text}${text}`,
        JSON.stringify(text),
      ]) {
        const { status, body: answer } = await send(route, ids.waiting, wrong)
        expect([wrong.slice(0, 80), status]).toEqual([wrong.slice(0, 80), 400])
        expect(SnakeErrorBody.parse(answer).code).toBe('VALIDATION_FAILED')
      }
      const large = await send(route, ids.waiting, bodyWith(body, place, '1'.repeat(70_000)))
      expect(large.status).toBe(413)
    }
    expect(await belongings()).toEqual(before)
  })
})

/** The least and the most that can be written. */
const extremes = ['0', '-0', '1e-7', '0.00000001', '999999999999.99', '"999999999999.99999999"']

test('the smallest and the largest numbers are judged, and a stop rests all the while', async () => {
  for (const [route, bodiesAt] of Object.entries(bodies)) {
    // Their extremes are limits, orders and closes that somebody may want.
    if (/risk-config|trades$|close$/.test(route)) continue
    for (const body of bodiesAt(at)) {
      for (const place of numbersIn(body)) {
        for (const text of some(extremes)) {
          for (const id of [ids.open, ids.waiting]) {
            const { status, body: answer } = await send(route, id, bodyWith(body, place, text))
            if (status === 200) continue
            expect([route, place, text, status < 500]).toEqual([route, place, text, true])
            expect(SnakeErrorBody.safeParse(answer).success).toBe(true)
          }
        }
      }
    }
  }
  const { body } = await hand.send<DeskTrade>('GET', `${base}/trades/${ids.open}`)
  expect(body).toMatchObject({ status: 'active', open_quantity: '0.01', protection: 'on_exchange' })
  expect(unguardedMoments(await world.truth(hand.wallet.address))).toEqual([])
})

test('numbers in queries are whole and small', async () => {
  for (const [route, { query }] of Object.entries(documented)) {
    for (const name of query) {
      for (const text of ['NaN', '1e1', '１', ' 1', '-1', '0', '1.0', '0x1', '1'.repeat(40), '']) {
        const path = `${route}?${name}=${encodeURIComponent(text)}`
        const { status, body } = await send(path, ids.open)
        expect([path, status]).toEqual([path, 400])
        expect(SnakeErrorBody.parse(body).details?.[0]?.path).toBe(name)
      }
      expect((await send(`${route}?${name}=1&${name}=1`, ids.open)).status).toBe(400)
      expect((await send(`${route}?${name}[]=1`, ids.open)).status).toBe(400)
    }
  }
})
