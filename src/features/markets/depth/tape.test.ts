import { expect, test } from 'vitest'
import type { TapeEvent, TapeTrade } from '../../../../contract/market/feeds.ts'
import type { Live } from '../../../api/live/live.ts'
import { tapeOf, withEvent } from './tape.ts'

const trade = (id: string): TapeTrade => ({ id, side: 'buy', price: '1', size: '1', at: 1 })
const event = (isWhole: boolean, ...ids: string[]): TapeEvent => ({
  symbol: 'BTC',
  isWhole,
  trades: ids.map(trade),
})
const idsOf = (trades: readonly TapeTrade[] | null) => trades?.map(({ id }) => id)

test('what is new comes first, and nothing twice', () => {
  const known = withEvent([], event(true, 'b', 'a'))
  expect(idsOf(withEvent(known, event(false, 'c', 'b')))).toEqual(['c', 'b', 'a'])
})

test('after a break of the connection the whole is what counts', () => {
  const known = withEvent([], event(true, 'b', 'a'))
  expect(idsOf(withEvent(known, event(true, 'z', 'y')))).toEqual(['z', 'y'])
})

test('no more is kept than the server keeps', () => {
  const many = Array.from({ length: 200 }, (_, index) => `old${index}`)
  const known = withEvent(withEvent([], event(true, ...many)), event(false, 'new'))
  expect(known).toHaveLength(200)
  expect(known[0]?.id).toBe('new')
})

test('two parts of a page share one subscription, and what is known stays for the next', () => {
  const heard = new Set<(data: never) => void>()
  const live = {
    subscribe: (_: unknown, listener: (data: never) => void) => {
      heard.add(listener)
      return () => heard.delete(listener)
    },
  } as unknown as Live
  const tape = tapeOf(live, 'BTC')
  expect(tape.trades()).toBeNull()
  const [one, other] = [tape.subscribe(() => {}), tape.subscribe(() => {})]
  expect(heard.size).toBe(1)
  for (const tell of heard) tell(event(true, 'a') as never)
  one()
  other()
  expect(heard.size).toBe(0)
  expect(idsOf(tapeOf(live, 'BTC').trades())).toEqual(['a'])
})
