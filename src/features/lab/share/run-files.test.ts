import { expect, test } from 'vitest'
import { fillsCsv } from './run-files.ts'

test('writes one line a fill, as the markers tell it', () => {
  const marker = {
    type: 'entry' as const,
    timestamp: '2026-04-01T10:00:00.000Z',
    price: 45_000.5,
    side: 'buy' as const,
    symbol: 'BTC',
    quantity: 0.1,
    cause: 'order' as const,
    trigger_id: 'bt-001-0',
  }
  const turned = { ...marker, side: 'sell' as const, quantity: 0.2, trigger_id: 'bt-001-1' }
  // A fill that turns a position around has two markers.
  const markers = [marker, { ...turned, type: 'exit' as const }, turned]
  expect(fillsCsv(markers).trim().split(/\r?\n/)).toEqual([
    'time,market,side,size,price,cause,decision',
    '2026-04-01T10:00:00.000Z,BTC,buy,0.1,45000.5,order,bt-001-0',
    '2026-04-01T10:00:00.000Z,BTC,sell,0.2,45000.5,order,bt-001-1',
  ])
})
