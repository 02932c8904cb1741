import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { conflated } from './conflate.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

test('the first word goes out at once, and of a burst the last one when the time is over', () => {
  const heard: number[] = []
  const { push } = conflated<number>(250, (word) => heard.push(word))
  for (const word of [1, 2, 3]) push(word)
  expect(heard).toEqual([1])
  vi.advanceTimersByTime(249)
  expect(heard).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual([1, 3])
})

test('no more than four words a second however many are told', () => {
  const heard: number[] = []
  const { push } = conflated<number>(250, (word) => heard.push(word))
  for (let at = 0; at < 2_000; at += 10) {
    push(at)
    vi.advanceTimersByTime(10)
  }
  expect(heard).toHaveLength(9)
  expect(heard.at(-1)).toBe(1_990)
})

test('words of a burst can be joined instead', () => {
  const heard: string[] = []
  const { push } = conflated<string>(
    250,
    (word) => heard.push(word),
    (earlier, later) => earlier + later,
  )
  for (const word of 'abcd') push(word)
  vi.advanceTimersByTime(250)
  expect(heard).toEqual(['a', 'bcd'])
})

test('after it was stopped nothing more is said', () => {
  const heard: number[] = []
  const { push, stop } = conflated<number>(250, (word) => heard.push(word))
  push(1)
  push(2)
  stop()
  vi.advanceTimersByTime(1_000)
  expect(heard).toEqual([1])
})

test('what two of them held goes out at the same time', () => {
  const heard: [string, number][] = []
  const hear = (name: string) => () => heard.push([name, Date.now()])
  const one = conflated<null>(250, hear('one'))
  one.push(null)
  vi.advanceTimersByTime(100)
  const other = conflated<null>(250, hear('other'))
  other.push(null)
  for (const { push } of [one, other]) push(null)
  vi.advanceTimersByTime(500)
  const held = heard.slice(2)
  expect(held.map(([name]) => name).toSorted()).toEqual(['one', 'other'])
  expect(new Set(held.map(([, at]) => at)).size).toBe(1)
})
