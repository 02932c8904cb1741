import { expect, test } from 'vitest'
import {
  countFilters,
  filterQuery,
  filterSearch,
  firstDay,
  readView,
  usualView,
  writeView,
} from './journal-view.ts'

const read = (search: string) => readView(new URLSearchParams(search))

test('an empty URL is the usual view, and the usual view an empty URL', () => {
  expect(read('')).toEqual(usualView)
  expect(writeView(new URLSearchParams('symbol=BTC'), { symbol: '' }).toString()).toBe('')
  expect(filterSearch(usualView)).toBe('')
})

test('what is written is read again, and what else the URL holds stays', () => {
  const search = writeView(new URLSearchParams('trade=1'), {
    symbol: 'BTC_USDT',
    side: 'sell',
    sort: 'net_pnl',
    order: 'asc',
    range: '3m',
  })
  expect(search.get('trade')).toBe('1')
  expect(readView(search)).toEqual({
    ...usualView,
    symbol: 'BTC_USDT',
    side: 'sell',
    sort: 'net_pnl',
    order: 'asc',
    range: '3m',
  })
})

test('dates replace a range, a range replaces dates, and no date is all', () => {
  const dated = writeView(new URLSearchParams('range=1m'), { from: '2026-02-03' })
  expect(dated.toString()).toBe('from=2026-02-03')
  expect(readView(dated)).toMatchObject({ range: null, from: '2026-02-03', to: '' })
  expect(writeView(dated, { range: '1w' }).toString()).toBe('range=1w')
  expect(readView(writeView(dated, { from: '' })).range).toBe('all')
})

test('nonsense in the URL counts as nothing', () => {
  expect(read('range=9y&side=up&origin=moon&sort=luck&from=31.1.2026')).toEqual(usualView)
})

test('a range begins the day after the same day of an earlier month, whole days', () => {
  expect(firstDay('1d', '2026-03-15')).toBe('2026-03-15')
  expect(firstDay('1w', '2026-03-02')).toBe('2026-02-24')
  expect(firstDay('1m', '2026-03-15')).toBe('2026-02-16')
  expect(firstDay('3m', '2026-02-10')).toBe('2025-11-11')
  expect(firstDay('1y', '2026-03-15')).toBe('2025-03-16')
  expect(firstDay('all', '2026-03-15')).toBeNull()
})

test('a query has only what is set, the days of the range, and the zone they are days of', () => {
  const now = Date.UTC(2026, 2, 15, 12)
  const query = filterQuery({ ...usualView, range: '1w', tag: 'late', side: 'buy' }, now)
  expect(query).toMatchObject({ side: 'buy', tag: 'late', date_from: '2026-03-09' })
  expect(query).not.toHaveProperty('date_to')
  expect(query['tz']).toMatch(/\w/)
})

test('both dates count as one filter', () => {
  expect(countFilters(read('from=2026-01-01&to=2026-02-01&symbol=BTC_USDT'))).toBe(2)
  expect(countFilters(usualView)).toBe(0)
})
