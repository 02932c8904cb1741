import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Listener } from './client.ts'
import { atOnce, likeTheVenue } from './delivery.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A client that only records what it is sent. */
function listener(): { client: Listener; heard: string[]; wasDropped: () => boolean } {
  const heard: string[] = []
  let wasDropped = false
  const socket: Listener['socket'] = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    send: (text) => void heard.push(text),
    terminate: () => {
      wasDropped = true
    },
  }
  return { client: { socket }, heard, wasDropped: () => wasDropped }
}

it('delivers at once in the kind world', () => {
  const { client, heard } = listener()
  atOnce.send(client, 'fills', 'first')
  expect(heard).toEqual(['first'])
})

it('delivers late and in order within a stream, though not between streams', () => {
  const { client, heard } = listener()
  const delivery = likeTheVenue()
  const numbers = Array.from({ length: 50 }, (_, index) => index)
  for (const number of numbers) {
    delivery.send(client, 'fills', `fills ${number}`)
    delivery.send(client, 'account', `account ${number}`)
  }
  expect(heard).toEqual([])
  vi.advanceTimersByTime(20_000)
  const told = (stream: string) => heard.filter((text) => text.startsWith(stream))
  expect(told('fills')).toEqual(numbers.map((number) => `fills ${number}`))
  expect(told('account')).toEqual(numbers.map((number) => `account ${number}`))
  expect(heard).not.toEqual(numbers.flatMap((number) => [`fills ${number}`, `account ${number}`]))
})

it('drops every socket sooner or later, and forgets those that went by themselves', () => {
  const delivery = likeTheVenue()
  const [stays, leaves] = [listener(), listener()]
  delivery.join(stays.client)
  delivery.join(leaves.client)()
  vi.advanceTimersByTime(44_000)
  expect(stays.wasDropped()).toBe(false)
  vi.advanceTimersByTime(180_000)
  expect(stays.wasDropped()).toBe(true)
  expect(leaves.wasDropped()).toBe(false)
})

it('lets prices speak every 2 to 5 seconds, books every 5, and others always', () => {
  const delivery = likeTheVenue()
  const beats = (channel: string) => {
    let spoken = 0
    for (let beat = 0; beat < 240; beat++) {
      if (delivery.isDue(channel, channel)) spoken++
      vi.advanceTimersByTime(250)
    }
    return spoken
  }
  expect(beats('allMids')).toBeGreaterThanOrEqual(12)
  expect(beats('allMids')).toBeLessThanOrEqual(30)
  expect(beats('l2Book')).toBe(12)
  expect(beats('candle')).toBe(240)
})

it('tells the newest fills of a snapshot again as if they had just happened', () => {
  const snapshot = { channel: 'userFills', data: { fills: [1, 2, 3], isSnapshot: true } }
  const opened = likeTheVenue().opening([{ channel: 'subscriptionResponse', data: {} }, snapshot])
  expect(opened.slice(1)).toEqual([
    snapshot,
    { channel: 'userFills', data: { fills: [1, 2], isSnapshot: false } },
  ])
})
