// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { filled, setupOf } from './setups.ts'
import { readTicket, type TicketText } from './ticket.ts'

const text: TicketText = {
  side: 'long',
  entryKind: 'limit',
  entry: '44900',
  stop: '44500',
  targets: [
    { price: '45500', share: '60' },
    { price: '46100', share: '40' },
  ],
  leverage: '5',
  risk: '1',
}
const market = { szDecimals: 5, maxLeverage: 40, mark: '45000' }
const range = '200'

afterEach(() => vi.resetModules())

async function load() {
  return import('./own-setups.ts')
}

test('a ticket becomes a setup that fills the same ticket again, and its mirror for the other side', () => {
  const { ticket } = readTicket(text, market)
  const made = ticket && setupOf(ticket, { mark: '45000', range })
  expect(made).toEqual({
    entryKind: 'limit',
    entryRanges: 0.5,
    stopRanges: 2,
    targets: [
      { r: 1.5, share: '60' },
      { r: 3, share: '40' },
    ],
    risk: '1',
  })
  if (made === null) throw new Error('no setup')
  const of = { mark: '45000', range, szDecimals: 5 }
  expect(filled(made, 'long', of)).toEqual({
    entryKind: 'limit',
    entry: '44900',
    stop: '44500',
    targets: text.targets,
    risk: '1',
  })
  expect(filled(made, 'short', of)).toMatchObject({ entry: '45100', stop: '45500' })
  expect(ticket && setupOf({ ...ticket, stopPrice: null }, { mark: '45000', range })).toBeNull()
})

test('setups are kept by name, six at most, and survive a reload', async () => {
  const terms = {
    entryKind: 'market',
    entryRanges: 0,
    stopRanges: 1,
    targets: [],
    risk: '',
  } as const
  const first = await load()
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) first.saveSetup(name, terms)
  first.saveSetup('b', { ...terms, stopRanges: 3 })
  first.removeSetup('a')
  vi.resetModules()
  const again = await load()
  expect(again.getOwnSetups().map(({ name, stopRanges }) => [name, stopRanges])).toEqual([
    ['b', 3],
    ['c', 1],
    ['d', 1],
    ['e', 1],
    ['f', 1],
  ])
  for (const { name } of again.getOwnSetups()) again.removeSetup(name)
})
