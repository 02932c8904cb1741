import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMarket } from '../market/market.ts'
import { openJournal } from './storage/journal.ts'
import { type Store, createStore } from './storage/store.ts'
import { createVenue, type Venue } from './venue.ts'

let folder: string
let store: Store
let venue: Venue
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alura-venue-'))
  store = createStore(openJournal(folder))
  venue = createVenue(store, createMarket({ seed: 'venue' }))
  vi.useFakeTimers({ now: 1_900_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  store.close()
  rmSync(folder, { recursive: true })
})

/** Time and price before and after a minute has passed. */
function twice(): [number, string][] {
  const seen: [number, string][] = [[venue.at, venue.mark(0)]]
  vi.advanceTimersByTime(60_000)
  return [...seen, [venue.at, venue.mark(0)]]
}

test('time and prices stand still for one reading, however long it takes', () => {
  const [before, after] = venue.read(() => venue.read(twice))
  expect(after).toEqual(before)
  const [earlier, later] = twice()
  expect(later?.[0]).toBe((earlier?.[0] ?? 0) + 60_000)
  expect(later?.[1]).not.toBe(earlier?.[1])
})

test('a reading that fails lets time go on', () => {
  const failing = () =>
    venue.read(() => {
      throw new Error('cannot be read')
    })
  expect(failing).toThrow('cannot be read')
  const [earlier, later] = twice()
  expect(later?.[0]).toBeGreaterThan(earlier?.[0] ?? 0)
})
