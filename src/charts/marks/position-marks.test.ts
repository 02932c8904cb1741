import { expect, test } from 'vitest'
import { chartMarkers, chartPriceLines } from './position-marks.ts'
import { samplePosition as position } from '../../testing/sample-position.ts'

test('marks an entry, and an exit with why it closed', () => {
  const markers = chartMarkers([
    position({}),
    position({ id: 'p2', side: 'short', status: 'closed', closedAt: 20, closeReason: 'stop_loss' }),
  ])
  expect(
    markers.map(({ at, kind, side, label }) => [at, kind, side, label].join(' ').trim()),
  ).toEqual(['10 entry long', '10 entry short', '20 exit short Stop'])
})

test('marks nothing before the entry has filled', () => {
  const opening = position({ status: 'opening', entryPrice: '0' })
  expect(chartMarkers([opening])).toEqual([])
  expect(chartPriceLines([opening], null)).toEqual([])
})

test('draws a price that several positions share once, and counts them', () => {
  const lines = chartPriceLines([position({}), position({ id: 'p2' })], '50100').map(
    ({ label, price, count }) => `${label} ×${count} ${price}`,
  )
  expect(lines).toEqual(['Entry ×2 50000', 'TP ×2 55000', 'SL ×2 49000', 'Mark ×1 50100'])
})

test('draws each price of its own, and none of a closed position', () => {
  const lines = chartPriceLines(
    [
      position({}),
      position({ id: 'p2', entryPrice: '50100' }),
      position({ id: 'p3', status: 'closed', entryPrice: '1' }),
    ],
    null,
  ).map(({ label, price }) => `${label} ${price}`)
  expect(lines).toEqual(['Entry 50000', 'TP 55000', 'SL 49000', 'Entry 50100'])
})
