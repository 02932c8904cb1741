// @vitest-environment jsdom
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { ApiError } from '../api/errors.ts'
import { createQueryClient, isWorthRetrying } from './query-client.ts'

test('retries a read after a dropped network or a stumbling server, and nothing else', () => {
  expect(isWorthRetrying(new ApiError('NETWORK', 'x'))).toBe(true)
  expect(isWorthRetrying(new ApiError('INTERNAL', 'x', { status: 500 }))).toBe(true)
  expect(isWorthRetrying(new ApiError('NOT_FOUND', 'x', { status: 404 }))).toBe(false)
  expect(isWorthRetrying(new ApiError('UNREADABLE', 'x', { status: 200 }))).toBe(false)
  expect(isWorthRetrying(new TypeError('a bug'))).toBe(false)
  const busy = new ApiError('EXCHANGE_BUSY', 'x', { status: 503, retryAfter: 5 })
  expect(isWorthRetrying(busy)).toBe(false)
})

afterEach(() => {
  vi.useRealTimers()
})

test('makes a read that was refused for now again when the server said, and shows the refusal meanwhile', async () => {
  vi.useFakeTimers()
  let asked = 0
  const client = createQueryClient({ onSignedOut: () => {} })
  const observer = new QueryObserver(client, {
    queryKey: ['candles'],
    queryFn: () => {
      asked += 1
      const refusal = { status: 503, retryAfter: 5 }
      if (asked === 1) return Promise.reject(new ApiError('EXCHANGE_BUSY', 'x', refusal))
      return Promise.resolve('bars')
    },
  })
  const stop = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(4_900)
  expect([asked, observer.getCurrentResult().status]).toEqual([1, 'error'])
  await vi.advanceTimersByTimeAsync(200)
  expect([asked, observer.getCurrentResult().data]).toEqual([2, 'bars'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(2)
  stop()
})

test('tells when a read or a mutation finds the token no longer taken', async () => {
  let told = 0
  const client = createQueryClient({ onSignedOut: () => (told += 1) })
  const refuse = (code: 'TOKEN_EXPIRED' | 'NOT_FOUND', status: number) => () =>
    Promise.reject(new ApiError(code, 'x', { status }))
  const ignore = (): undefined => undefined
  await client.fetchQuery({ queryKey: [1], queryFn: refuse('TOKEN_EXPIRED', 401) }).catch(ignore)
  await client.fetchQuery({ queryKey: [2], queryFn: refuse('NOT_FOUND', 404) }).catch(ignore)
  const mutation = client
    .getMutationCache()
    .build(client, { mutationFn: refuse('TOKEN_EXPIRED', 401) })
  await mutation.execute(undefined).catch(ignore)
  expect(told).toBe(2)
})
