import { expect, test } from 'vitest'
import type { RestingEntries } from './maker-rules.ts'
import { entryStyle, latestPursuit, movedAwayPct } from './maker.ts'

const rules: RestingEntries = { restMs: 1_000, mostPosts: 2, crossWithinPct: 0.5 }
const maker = { maker: { restsTargets: true, entries: rules } }
const long = (openedAt: number) => ({ side: 'long' as const, openedAt })

test('posts on one side within its time are one pursuit; later ones, or on the other side, begin another', () => {
  expect(latestPursuit([], rules, 0)).toEqual([])
  expect(latestPursuit([long(0), long(1_000)], rules, 2_000)).toEqual([long(0), long(1_000)])
  expect(latestPursuit([long(0), long(1_000)], rules, 4_000)).toEqual([])
  expect(latestPursuit([long(0), long(4_000)], rules, 4_100)).toEqual([long(4_000)])
  const short = { side: 'short' as const, openedAt: 1_000 }
  expect(latestPursuit([long(0), short], rules, 1_100)).toEqual([short])
})

test('an entry rests, then crosses near its first price or is let go', () => {
  const tried = { side: 'long' as const, posts: 2, firstPrice: '100', since: 0 }
  expect(entryStyle({}, tried, 'long', '100')).toBe('crosses')
  expect(entryStyle(maker, undefined, 'long', '100')).toBe('rests')
  expect(entryStyle(maker, { ...tried, posts: 1 }, 'long', '102')).toBe('rests')
  expect(entryStyle(maker, tried, 'short', '100')).toBe('rests')
  expect(entryStyle(maker, tried, 'long', '100.5')).toBe('crosses')
  expect(entryStyle(maker, tried, 'long', '100.51')).toBe('let_go')
  const never = { maker: { restsTargets: true, entries: { ...rules, crossWithinPct: null } } }
  expect(entryStyle(never, tried, 'long', '99')).toBe('let_go')
})

test('a price moves away upwards from a buyer and downwards from a seller', () => {
  expect(Number(movedAwayPct({ side: 'long', firstPrice: '200' }, '201'))).toBe(0.5)
  expect(Number(movedAwayPct({ side: 'short', firstPrice: '200' }, '201'))).toBe(-0.5)
})
