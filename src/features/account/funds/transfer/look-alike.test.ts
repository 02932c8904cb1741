import { expect, test } from 'vitest'
import type { Transaction } from '../../../../../contract/money/transfers.ts'
import { destinationsIn, groupsOf, lookAlikeOf } from './look-alike.ts'

const known = '0xAbCd000000000000000000000000000000001234'
const poisoned = '0xabcd999999999999999999999999999999991234'

test('finds the known address that another one could be taken for', () => {
  expect(lookAlikeOf(poisoned, [known])).toBe(known)
})

test('an address is no look-alike of itself, in any case', () => {
  expect(lookAlikeOf(known.toLowerCase(), [known])).toBeUndefined()
})

test.each([`0xabce${known.slice(6)}`, `${known.slice(0, -4)}1235`])(
  'one end alone is no likeness: %s',
  (other) => expect(lookAlikeOf(other, [known])).toBeUndefined(),
)

test('knows whom money went to, not who sent some', () => {
  const row = (kind: Transaction['kind'], counterparty: string, status = 'done' as const) => ({
    id: kind,
    kind,
    at: 1,
    amount: '1',
    fee: '0',
    status,
    counterparty,
    txHash: null,
    expectedAt: null,
    message: null,
  })
  const history = [row('receive', poisoned), row('send', known), row('withdrawal', known)]
  expect(destinationsIn(history)).toEqual([known.toLowerCase()])
  expect(destinationsIn([{ ...row('send', known), status: 'failed' }])).toEqual([])
})

test('an address is shown in ten groups of four', () => {
  expect(groupsOf(known)).toHaveLength(10)
  expect(`0x${groupsOf(known).join('')}`).toBe(known)
})
