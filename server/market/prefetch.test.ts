import { afterEach, expect, it, vi } from 'vitest'
import { dayWeight, marketFill, seriesWeight } from './prefetch.ts'

/** An exchange with this weight limit per minute, which charges each request that is made. */
function scene(limit: number) {
  let used = 0
  const granted: string[] = []
  const fill = marketFill({
    weight: () => ({ limit, used, left: limit - used, waiting: 0, refusals: 0, turnedAway: 0 }),
  })
  const ask = (symbol: string, purse: 'signals' | 'days' = 'days', weight = 20) =>
    fill.ask({
      name: `${symbol}.${purse}`,
      symbol,
      purse,
      weight,
      work: async () => {
        used += weight
        granted.push(symbol)
      },
    })
  return { fill, ask, granted, spent: () => used, calm: () => (used = 0) }
}

const symbols = Array.from({ length: 60 }, (_, index) => `M${index}`)

it('spends a purse at once, and then next to nothing, however often it is asked', async () => {
  const { ask, spent, calm, granted } = scene(1_200)
  const rounds: number[] = []
  for (let round = 0; round < 5; round++) {
    calm()
    await Promise.all(symbols.map((symbol) => ask(symbol, 'signals', 40)))
    rounds.push(spent())
  }
  expect(rounds).toEqual([480, 480, 480, 480, 0])
  expect(new Set(granted).size).toBe(48)
}, 30_000)

it('asks for the markets that somebody looks at first, then by rank', async () => {
  const { fill, ask, granted } = scene(1_200)
  fill.rank(['M9', 'M8', 'M7'])
  fill.note('M59')
  await Promise.all(symbols.map((symbol) => ask(symbol)))
  // The first four were started before the others were asked for.
  expect(granted.slice(4, 8)).toEqual(['M59', 'M9', 'M8', 'M7'])
})

it('leaves room for sessions while others have spent much', async () => {
  const { ask, spent } = scene(1_200)
  await Promise.all(symbols.map((symbol) => ask(symbol, 'signals')))
  expect(spent()).toBe(480)
}, 30_000)

afterEach(() => void vi.useRealTimers())

it('pages of two hundred markets fill far within the limit, and cost at most 60 a minute afterwards', async () => {
  vi.useFakeTimers()
  const { ask, spent, calm } = scene(1_200)
  const all = Array.from({ length: 230 }, (_, index) => `M${index}`)
  const minutes: number[] = []
  for (let minute = 0; minute < 16; minute++) {
    calm()
    for (let look = 0; look < 2; look++) {
      for (const symbol of all) void ask(symbol, 'signals', seriesWeight)
      for (const symbol of all) void ask(symbol, 'days', dayWeight)
      await vi.advanceTimersByTimeAsync(30_000)
    }
    minutes.push(spent())
  }
  expect(Math.max(...minutes)).toBeLessThanOrEqual(1_200 * 0.4)
  expect(minutes[0]).toBeGreaterThan(400)
  const steady = minutes.slice(8)
  expect(Math.max(...steady)).toBeLessThanOrEqual(60)
  expect(steady.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0)
})
