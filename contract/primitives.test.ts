import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CreateQuickSession } from './sessions/session-starts.ts'
import { MoneyInput } from './primitives.ts'

const hostile = [
  '',
  ' 100',
  '100 ',
  '100\n',
  '1e6',
  '0x10',
  '1,000',
  '+100',
  '-1',
  '-0',
  '1.',
  '.5',
  '１００',
  '١٢',
  'NaN',
  'Infinity',
  '0.0000001',
  '1234567890123',
  Number.NaN,
  Infinity,
  1e-9,
  -1,
  null,
  true,
  [5],
  { valueOf: 1 },
]

test.each(hostile)('%j is no amount', (value) => {
  expect(z.safeParse(MoneyInput, value).success).toBe(false)
  const body = { budget: value, profitTarget: 40, assetIndex: 0 }
  expect(z.safeParse(CreateQuickSession, body).success).toBe(false)
})

test.each([
  [100, '100'],
  ['100', '100'],
  ['10.123456', '10.123456'],
  [0.1, '0.1'],
])('%j is the amount %s', (value, amount) => {
  expect(z.safeParse(MoneyInput, value).data).toBe(amount)
})

test.each(['9.99', 9.999999, 0])('a budget of %j is below the minimum', (budget) => {
  const result = z.safeParse(CreateQuickSession, { budget, profitTarget: 40, assetIndex: 0 })
  expect(result.error?.issues[0]?.message).toBe('must be at least 10')
})
