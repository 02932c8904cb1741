import { expect, test } from 'vitest'
import type { OrderRequest } from '../../port.ts'
import { outcomesOf } from './outcomes.ts'

const cloids = ['a', 'b', 'c'].map((digit): `0x${string}` => `0x${digit.repeat(32)}`)
const orders = cloids.map((cloid): OrderRequest => ({
  cloid,
  assetIndex: 0,
  isBuy: true,
  size: '1',
  limitPrice: '100',
  reduceOnly: false,
  type: 'limit',
  timeInForce: 'immediate',
}))

function answer(statuses: unknown[]) {
  return { status: 'ok', response: { type: 'order', data: { statuses } } }
}

const filled = { filled: { totalSz: '1.0', avgPx: '100.50', oid: 5 } }

test('tells a mixed batch apart', () => {
  const told = answer([filled, { error: 'Insufficient margin' }, 'waitingForTrigger'])
  expect(outcomesOf(orders, told)).toEqual([
    { status: 'filled', oid: 5, size: '1', averagePrice: '100.5' },
    { status: 'rejected', message: 'Insufficient margin' },
    { status: 'accepted' },
  ])
})

test('gives an answer to the order whose client order id it carries, wherever it stands', () => {
  const resting = (index: number) => ({ resting: { oid: index, cloid: cloids[index] } })
  expect(outcomesOf(orders, answer([resting(2), resting(0)]))).toMatchObject([
    { status: 'resting', oid: 0 },
    { status: 'unknown' },
    { status: 'resting', oid: 2 },
  ])
})

test('takes a single error for the whole batch, and a single success for one order only', () => {
  const refused = outcomesOf(orders, answer([{ error: 'Invalid TP/SL price.' }]))
  expect(refused?.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  const short = outcomesOf(orders, answer([filled]))
  expect(short?.map(({ status }) => status)).toEqual(['filled', 'unknown', 'unknown'])
})

test('knows nothing from what it cannot read', () => {
  for (const garbage of [null, 'ok', {}, { status: 'ok', response: { type: 'default' } }]) {
    expect(outcomesOf(orders, garbage)).toBeUndefined()
  }
  const strange = outcomesOf(orders, answer([{ filled: { totalSz: 'NaN' } }, 7, null]))
  expect(strange?.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown'])
})
