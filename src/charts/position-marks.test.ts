import { expect, test } from 'vitest'
import { chartMarkers, chartPriceLines } from './position-marks.ts'
import { samplePosition as position } from '../testing/sample-position.ts'

test('marks an entry, and an exit with why it closed', () => {
  const markers = chartMarkers([
    position({}),
    position({ id: 'p2', side: 'short', status: 'closed', closedAt: 20, closeReason: 'stop_loss' }),
  ])
  expect(markers.map(({ at, kind, side, label }) => `${at} ${kind} ${side} ${label}`)).toEqual([
    '10 entry long Long',
    '10 entry short Short',
    '20 exit short Stop',
  ])
})

test('marks nothing before the entry has filled', () => {
  const opening = position({ status: 'opening', entryPrice: '0' })
  expect(chartMarkers([opening])).toEqual([])
  expect(chartPriceLines([opening], null)).toEqual([])
})

test('draws a price that all open positions share once, without a number', () => {
  const labels = chartPriceLines([position({}), position({ id: 'p2' })], '50100').map(
    ({ label, price }) => `${label} ${price}`,
  )
  expect(labels).toEqual(['Entry 50000', 'TP 55000', 'SL 49000', 'Mark 50100'])
})

test('numbers prices that only some positions have, and draws none of a closed one', () => {
  const labels = chartPriceLines(
    [
      position({}),
      position({ id: 'p2', entryPrice: '50100' }),
      position({ id: 'p3', status: 'closed', entryPrice: '1' }),
    ],
    null,
  ).map(({ label }) => label)
  expect(labels).toEqual(['Entry 1', 'TP', 'SL', 'Entry 2'])
})
