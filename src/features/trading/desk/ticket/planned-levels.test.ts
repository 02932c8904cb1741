import { expect, test } from 'vitest'
import { levelsOf, mirrored, moved } from './planned-levels.ts'
import type { Ticket, TicketText } from './ticket.ts'

const ticket: Ticket = {
  side: 'long',
  entryKind: 'limit',
  entryPrice: '45000',
  stopPrice: '44500',
  targets: [
    { price: '45750', sharePercent: '50' },
    { price: '46500', sharePercent: '50' },
  ],
  leverage: 5,
  riskPercent: null,
}
const text: TicketText = {
  side: 'long',
  entryKind: 'limit',
  entry: '45000',
  stop: '44500',
  targets: [
    { price: '45750', share: '50' },
    { price: '46500', share: '50' },
  ],
  leverage: '5',
  risk: '',
}
const labels = (quantity: string | null, of = ticket) =>
  levelsOf(of, quantity).levels.map(({ label }) => label)

test('says at each level what it would bring, fees aside', () => {
  expect(labels('0.1')).toEqual([
    'Buy limit',
    'Target 1 +$37.50 · 1.5 R',
    'Target 2 +$75.00 · 3.0 R',
    'Stop −$50.00',
  ])
  expect(labels(null)).toEqual(['Buy limit', 'Target 1 · 1.5 R', 'Target 2 · 3.0 R', 'Stop'])
})

test('a short wins downwards', () => {
  const short: Ticket = {
    ...ticket,
    side: 'short',
    stopPrice: '45500',
    targets: [{ price: '44000', sharePercent: '100' }],
  }
  expect(labels('0.1', short)).toEqual(['Sell limit', 'Target +$100.00 · 2.0 R', 'Stop −$50.00'])
})

test('a market entry cannot be dragged', () => {
  const [entry] = levelsOf({ ...ticket, entryKind: 'market' }, null).levels
  expect(entry).toMatchObject({ canMove: false, label: 'Buy at market' })
})

test('a dragged level lands on the tick', () => {
  const drag = (name: Parameters<typeof moved>[1]['name'], price: number) =>
    moved(text, { name, price, isDone: false }, 5)
  expect(drag({ kind: 'stop' }, 44_321.987).stop).toBe('44321')
  expect(drag({ kind: 'entry' }, 45_001.2).entry).toBe('45001')
  expect(drag({ kind: 'target', index: 1 }, 47_000.9).targets[1]?.price).toBe('47000')
  expect(drag({ kind: 'stop' }, -3).stop).toBe('0')
})

test('the other side is the mirror of the first', () => {
  const other = mirrored(text, ticket, 5)
  expect(other).toMatchObject({ side: 'short', entry: '45000', stop: '45500' })
  expect(other.targets.map(({ price }) => price)).toEqual(['44250', '43500'])
  expect(mirrored({ ...text, stop: 'x' }, null, 5)).toMatchObject({ side: 'short', stop: 'x' })
})
