// The stand-in for a language model, asked by the official client.
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld } from '../exchange/testing/world.ts'
import type { World } from '../exchange/testing/world.ts'

let world: World
let client: OpenAI
beforeAll(async () => {
  world = await startWorld()
  client = new OpenAI({
    baseURL: `${world.exchange.url}/v1`,
    apiKey: 'any',
    maxRetries: 0,
    timeout: 20_000,
  })
})
afterAll(() => world.stop())

const model = 'localnet-rules'
const data = {
  markets: [
    {
      symbol: 'BTC',
      price: 50_000,
      largest_quantity: 0.4,
      smallest_quantity: 0.001,
      signals: [{ interval: '1h', score: 0.6 }],
    },
  ],
  positions: [{ symbol: 'BTC', quantity: '0' }],
}
const asksFor = (block: unknown) => [
  { role: 'system' as const, content: 'You trade.' },
  { role: 'user' as const, content: `Decide.\n<data>${JSON.stringify(block)}</data>` },
]
const ask = async (messages = asksFor(data)) => client.chat.completions.create({ model, messages })
const textOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.choices[0]?.message.content ?? ''
const fail = (fault: string, more: object = {}) => world.control('/fail', { fault, ...more })

test('says what it is, in its list of models and in every answer', async () => {
  const { data: listed } = await client.models.list()
  expect(listed).toMatchObject([{ id: model, owned_by: 'localnet-rules, not a language model' }])
  const answer = await ask()
  expect(answer.system_fingerprint).toBe('localnet-rules, not a language model')
  expect(answer.usage?.total_tokens).toBeGreaterThan(0)
})

test('decides by the signals of the prompt', async () => {
  const opened: unknown = JSON.parse(textOf(await ask()))
  expect(opened).toMatchObject({ decisions: [{ symbol: 'BTC', action: 'buy', quantity: 0.1 }] })
  const against = {
    markets: [{ ...data.markets[0], signals: [{ interval: '1h', score: -0.5 }] }],
    positions: [{ symbol: 'BTC', quantity: 0.1 }],
  }
  expect(JSON.parse(textOf(await ask(asksFor(against))))).toMatchObject({
    decisions: [{ action: 'close' }],
  })
})

test('streams the same answer, and talks about programs where there is nothing to decide', async () => {
  const messages = [{ role: 'user' as const, content: 'Help me write a grid trading program' }]
  const whole = textOf(await client.chat.completions.create({ model, messages }))
  expect(whole).toContain('not a language model')
  expect(whole).toContain('fn run(ctx)')
  const stream = await client.chat.completions.create({ model, messages, stream: true })
  let streamed = ''
  let finish: string | null | undefined
  for await (const chunk of stream) {
    streamed += chunk.choices[0]?.delta.content ?? ''
    finish = chunk.choices[0]?.finish_reason ?? finish
  }
  expect([streamed, finish]).toEqual([whole, 'stop'])
})

describe('fails on demand', () => {
  test.each([
    ['M3', 429],
    ['M4', 500],
  ])('%s: status %i, once', async (fault, status) => {
    await fail(fault)
    await expect(ask()).rejects.toMatchObject({ status })
    expect(textOf(await ask())).toContain('decisions')
  })

  test('truncated, hostile, refusing and obeying answers', async () => {
    await fail('M5')
    const cut = await ask()
    expect(cut.choices[0]?.finish_reason).toBe('length')
    expect(() => JSON.parse(textOf(cut)) as unknown).toThrow('JSON')
    await fail('M6')
    expect(textOf(await ask())).toContain('"action":"hold","action":"buy"')
    await fail('M6', { text: '[1' })
    expect(textOf(await ask())).toBe('[1')
    await fail('M7')
    expect(textOf(await ask())).toContain('sorry')
    await fail('M8')
    expect(textOf(await ask())).toContain('ignored')
  })

  test('an endless answer never ends by itself', async () => {
    await fail('M2')
    const stream = await client.chat.completions.create({
      model,
      messages: asksFor(data),
      stream: true,
    })
    let chunks = 0
    for await (const _ of stream) if (++chunks === 5) break
    expect(chunks).toBe(5)
  })
})
