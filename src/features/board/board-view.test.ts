import { expect, test } from 'vitest'
import { boardQuery, readBoardView, usualView, writeBoardView } from './board-view.ts'

const read = (text: string) => readBoardView(new URLSearchParams(text))
const write = (text: string, change: Parameters<typeof writeBoardView>[1]) =>
  String(writeBoardView(new URLSearchParams(text), change))

test('an address without anything is the usual view', () => {
  expect(read('')).toEqual(usualView)
})

test('every choice comes back from the address that it was written to', () => {
  const chosen = {
    period: 'all',
    sort: 'drawdown',
    who: 'people',
    minTrades: 25,
    search: '0xAb & co',
  } as const
  expect(read(write('', chosen))).toEqual(chosen)
})

test('what is as usual is left out, and strangers in the address stay', () => {
  expect(write('sort=roi&ref=FRIEND', { sort: 'pnl' })).toBe('ref=FRIEND')
  expect(write('', usualView)).toBe('')
})

test('nonsense in the address reads as usual', () => {
  expect(read('period=1y&sort=luck&who=bots&min=7')).toEqual(usualView)
  expect(read(`q=${'x'.repeat(300)}`).search).toHaveLength(100)
})

test('blanks are searched for neither in labels nor in addresses', () => {
  expect(boardQuery({ ...usualView, search: '  ' })).not.toHaveProperty('q')
  expect(boardQuery({ ...usualView, search: ' 0xab ' }).q).toBe('0xab')
})
