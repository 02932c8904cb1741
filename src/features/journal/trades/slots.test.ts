import { expect, test } from 'vitest'
import type { Trade } from '../journal.queries.ts'
import { pageOf, slotsOf, wanting } from './slots.ts'

const trade = (id: string) => ({ id }) as Trade
const second = [trade('c'), trade('d')]

test('known trades stand in their places, the others wait', () => {
  const slots = slotsOf(5, new Map([[2, second]]), 2)
  expect(slots.map((slot) => slot.trade?.id ?? null)).toEqual([null, null, 'c', 'd', null])
  expect(new Set(slots.map(({ key }) => key)).size).toBe(5)
})

test('a row that does not change is the same object, so that it is not drawn again', () => {
  const before = slotsOf(5, new Map([[2, second]]), 2)
  const pages = new Map([
    [1, [trade('a'), trade('b')]],
    [2, second],
  ])
  const after = slotsOf(5, pages, 2)
  expect(after[2]).toBe(before[2])
  expect(after[4]).toBe(before[4])
  expect(after[0]).not.toBe(before[0])
})

test('the page of a place begins at one', () => {
  expect([0, 99, 100, 99_999].map((index) => pageOf(index, 100))).toEqual([1, 1, 2, 1000])
})

test('of many pages the latest are wanted', () => {
  const many = Array.from({ length: 20 }, (_, index) => index + 1).reduce(
    wanting,
    [] as readonly number[],
  )
  expect(many).toEqual([13, 14, 15, 16, 17, 18, 19, 20])
  expect(wanting(many, 20)).toBe(many)
  expect(wanting(many, 13)).toEqual([14, 15, 16, 17, 18, 19, 20, 13])
})
