import { expect, test } from 'vitest'
import { roundSize } from '../../../../../engine/precision.ts'
import { filled, setups } from './setups.ts'
import { targetQuantities } from './targets.ts'
import { readTicket, type TicketText } from './ticket.ts'

const btc = { szDecimals: 5, maxLeverage: 40, mark: '45000' }
const long: TicketText = {
  side: 'long',
  entryKind: 'limit',
  entry: '45000',
  stop: '44500',
  targets: [{ price: '46000', share: '100' }],
  leverage: '5x',
  risk: '',
}

test('reads what was typed', () => {
  expect(readTicket(long, btc)).toEqual({
    errors: {},
    ticket: {
      side: 'long',
      entryKind: 'limit',
      entryPrice: '45000',
      stopPrice: '44500',
      targets: [{ price: '46000', sharePercent: '100' }],
      leverage: 5,
      riskPercent: null,
    },
  })
})

test('a market entry reckons with the mark, and waits for one', () => {
  const market: TicketText = { ...long, entryKind: 'market', entry: 'whatever' }
  expect(readTicket(market, btc).ticket?.entryPrice).toBe('45000')
  expect(readTicket(market, { ...btc, mark: null })).toEqual({ ticket: null, errors: {} })
})

test.each<[string, Partial<TicketText>, string, RegExp]>([
  ['a missing entry', { entry: '' }, 'entry', /which price/],
  ['letters', { stop: 'abc' }, 'stop', /not understood/],
  ['a price off the tick', { entry: '45000.55' }, 'entry', /45000 or 45001/],
  ['a stop on the other side', { stop: '45100' }, 'stop', /below its entry/],
  ['a stop at the entry', { stop: '45000' }, 'stop', /below its entry/],
  [
    'a target on the other side',
    { targets: [{ price: '44000', share: '100' }] },
    'target-0',
    /above/,
  ],
  ['an empty target', { targets: [{ price: '', share: '100' }] }, 'target-0', /which price/],
  ['no share', { targets: [{ price: '46000', share: '0' }] }, 'share-0', /More than 0%/],
  ['too much leverage', { leverage: '50' }, 'leverage', /1 to 40/],
  ['a risk of nothing', { risk: '0' }, 'risk', /More than 0%/],
])('says what is wrong with %s', (_, change, field, words) => {
  const { errors } = readTicket({ ...long, ...change }, btc)
  expect(errors).toEqual({ [field]: expect.stringMatching(words) })
})

test('what stands on the wrong side is read, so that it can be drawn and dragged back', () => {
  const { ticket, errors } = readTicket({ ...long, stop: '45100' }, btc)
  expect(ticket?.stopPrice).toBe('45100')
  expect(Object.keys(errors)).toEqual(['stop'])
  expect(readTicket({ ...long, stop: 'abc' }, btc).ticket).toBeNull()
})

test('targets take at most all of it', () => {
  const targets = [
    { price: '46000', share: '60' },
    { price: '47000', share: '50' },
  ]
  expect(readTicket({ ...long, targets }, btc).errors['share-1']).toMatch(/110%/)
})

test('a short is the mirror of a long', () => {
  const short: TicketText = {
    ...long,
    side: 'short',
    stop: '45500',
    targets: [{ price: '44000', share: '100' }],
  }
  expect(readTicket(short, btc).ticket?.side).toBe('short')
  expect(readTicket({ ...short, stop: '44900' }, btc).errors.stop).toMatch(/above its entry/)
})

test('the last of targets that take everything takes what rounding left', () => {
  const third = { price: '1', sharePercent: '33.333333' }
  const targets = [third, third, { price: '1', sharePercent: '33.333334' }]
  const sizes = targetQuantities(targets, '0.1', (size) => roundSize(size, 2))
  expect(sizes).toEqual(['0.03', '0.03', '0.04'])
  const half = targetQuantities([{ price: '1', sharePercent: '50' }], '0.05', (size) =>
    roundSize(size, 2),
  )
  expect(half).toEqual(['0.02'])
})

test.each(setups)('setup $id makes a trade that stands, on both sides', (setup) => {
  for (const side of ['long', 'short'] as const) {
    const text = filled(setup, side, { mark: '45003', range: '37.77', szDecimals: 5 })
    const { ticket, errors } = readTicket(
      { side, leverage: '5', ...text },
      { ...btc, mark: '45003' },
    )
    expect(errors).toEqual({})
    const first = setup.targets[0]
    const { entryPrice, stopPrice, targets } = ticket ?? {}
    const risk = Number(entryPrice) - Number(stopPrice)
    const reward = Number(targets?.[0]?.price) - Number(entryPrice)
    // This market's tick is a whole dollar.
    expect(Math.abs(reward - (first?.r ?? 0) * risk)).toBeLessThanOrEqual(1)
  }
})
