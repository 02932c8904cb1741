import { expect, test } from 'vitest'
import { syntheticBars } from '../../../../engine/testing/synthetic-bars.ts'
import type { Bars } from '../../../../engine/types.ts'
import { starters } from '../../../../sandbox/starters/starters.ts'
import { answer } from './answer.ts'
import type { Answer, Picture, Question } from './question.ts'

const bars = syntheticBars(7, 8_760, '1h')
const known: Record<string, Bars> = { 'BTC 1h': bars, 'BTC 4h': syntheticBars(8, 400, '4h') }

function asked(code: string, more: Partial<Question> = {}): Promise<Answer> {
  const question: Question = {
    id: 1,
    code,
    params: {},
    market: {
      symbol: 'BTC',
      interval: '1h',
      limits: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
    },
    balance: '10000',
    costs: { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0.0000125' },
    seed: 0,
    inspect: null,
    ...more,
  }
  return answer(question, {
    candles: (symbol, interval) => known[`${symbol} ${interval}`],
    running: () => undefined,
    now: () => performance.now(),
  })
}

async function picture(code: string, more: Partial<Question> = {}): Promise<Picture> {
  const answered = await asked(code, more)
  if (answered.state !== 'done') throw new Error(answered.state)
  return answered.picture
}

test('a program over a year of hours: trades, and what holding would have been at the same times', async () => {
  const { trades, equity, held, buyAndHoldPct } = await picture(starters.trend)
  expect(trades.length).toBeGreaterThan(20)
  expect(held.map(([time]) => time)).toEqual(equity.map(([time]) => time))
  // Without costs.
  expect((held.at(-1)?.[1] ?? 0) / 100 - 100).toBeCloseTo(buyAndHoldPct, 0)
})

test('everything that one run read, the same whenever it is asked for', async () => {
  const { trades } = await picture(starters.trend)
  const inspect = trades[3]?.openedAt ?? 0
  const { inspection } = await picture(starters.trend, { inspect })
  expect(inspection).toMatchObject({
    time: inspect,
    decisions: [{ action: 'buy', symbol: 'BTC', reason: 'the quick average is above' }],
    fault: null,
  })
  expect(inspection?.reads.map(({ name }) => name)).toEqual([
    'indicator',
    'indicator',
    'position',
    'equity',
    'price',
    'price',
  ])
  expect((await picture(starters.trend, { inspect })).inspection).toEqual(inspection)
})

test('candles that it reads and that are not there are asked for', async () => {
  const code = 'fn run(ctx) { if (ctx.indicator("ema", { interval: "15m" }) > 0) ctx.close() }'
  expect(await asked(code)).toMatchObject({
    state: 'wants',
    series: [{ symbol: 'BTC', interval: '15m' }],
  })
  const given = await asked(code.replace('15m', '4h'))
  expect(given.state).toBe('done')
})

test('a program that never ends is ended', async () => {
  expect(await asked('fn run(ctx) {\n  while (true) {}\n}')).toMatchObject({
    state: 'faulty',
    fault: { kind: 'too-slow', line: expect.any(Number) },
  })
})

test('a program with errors says the first', async () => {
  expect(await asked('fn run(ctx) { ctx.by("BTC", 1) }')).toMatchObject({
    state: 'faulty',
    fault: { line: 1, column: 19 },
  })
})
