import { expect, test } from 'vitest'
import { createMarket } from '../market/market.ts'
import { isOnLot, isOnTick } from '../exchange/rules/universe.ts'
import type { PastPosition, PastTrader } from '../types.ts'
import { type Character, characters, nextStart, walletOf } from './characters.ts'
import { pastMs, pastOf } from './past.ts'

const seed = 'test'
const until = Date.UTC(2026, 5, 1, 12, 34, 56)

function pastsOf(people: readonly Character[], withSeed = seed): PastTrader[] {
  return people.map(pastOf({ seed: withSeed, market: createMarket({ seed: withSeed }), until }))
}

/** The net result as the exchange will compute it, without funding. */
function netOf({ side, size, entry, exit }: PastPosition): number {
  const gain = (side === 'long' ? 1 : -1) * (Number(exit.px) - Number(entry.px))
  const fees = (Number(exit.px) + Number(entry.px)) * 0.00055
  return Number(size) * (gain - fees)
}

test('the same seed and time give the same month, another seed another one', () => {
  const people = characters.filter(({ label }) => label === 'Lucky Lou')
  const month = pastsOf(people)
  expect(pastsOf(people)).toEqual(month)
  const others = pastsOf(people, 'other')
  expect(others.map(({ address }) => address)).not.toEqual(month.map(({ address }) => address))
  expect(others[0]?.sessions).not.toEqual(month[0]?.sessions)
})

test('some have won and some have lost, on the grid of the exchange and in the order of time', () => {
  // Traders with one-minute signals take seconds longer, and use the same code.
  const month = pastsOf(characters.filter(({ terms }) => terms.kind === 'advance'))
  const results = month.map(({ sessions }) =>
    sessions
      .flatMap(({ positions }) => positions)
      .reduce((sum, position) => sum + netOf(position), 0),
  )
  expect(results.some((net) => net > 0)).toBe(true)
  expect(results.some((net) => net < 0)).toBe(true)

  const { assets } = createMarket({ seed })
  for (const { since, sessions } of month) {
    expect(sessions.length).toBeGreaterThan(0)
    let before = since
    expect(since).toBe(until - pastMs)
    for (const session of sessions) {
      const asset = assets[session.asset]
      if (asset === undefined) throw new Error('no such asset')
      expect(session.startedAt).toBeGreaterThanOrEqual(before)
      expect(session.endedAt).toBeLessThanOrEqual(until)
      for (const { size, entry, exit, takeProfitPrice, stopLossPrice } of session.positions) {
        expect(entry.at).toBeGreaterThan(session.startedAt)
        expect(exit.at).toBeGreaterThan(entry.at)
        expect(exit.at).toBeLessThanOrEqual(session.endedAt)
        expect(isOnLot(size, asset)).toBe(true)
        const prices = [entry.px, exit.px, takeProfitPrice, stopLossPrice]
        expect(prices.filter((px) => !isOnTick(px, asset))).toEqual([])
      }
      before = session.endedAt
    }
  }
})

test('a character decides by its last session alone, within its own markets and patience', () => {
  for (const character of characters) {
    const { markets, pauseMs } = character
    const starts = Array.from({ length: 40 }, (_, n) =>
      nextStart(character, { id: `session-${n}`, endedAt: 1_000 }),
    )
    expect(nextStart(character, { id: 'session-7', endedAt: 1_000 })).toEqual(starts[7])
    expect(new Set(starts.map(({ symbol }) => symbol))).toEqual(new Set(markets))
    for (const { at } of starts) {
      expect(at - 1_000).toBeGreaterThanOrEqual(pauseMs.shortest)
      expect(at - 1_000).toBeLessThanOrEqual(pauseMs.longest)
    }
  }
})

test('keys follow from the seed and nobody shares one', () => {
  const addresses = characters.map((character) => walletOf(seed, character).address)
  expect(new Set(addresses).size).toBe(characters.length)
  expect(characters.map((character) => walletOf(seed, character).address)).toEqual(addresses)
})
