import { expect, test } from 'vitest'
import { ApiError } from '../../../contract/http/api-error.ts'
import { messageFor } from '../errors.ts'
import { fromPosted, toPosted } from './posted-error.ts'

/** What arrives at the other side of a worker. */
const posted = (error: unknown) => fromPosted(structuredClone(toPosted(error)))

test('what a worker was refused is worded by the page as if the page had asked', () => {
  const refused = new ApiError('RATE_LIMITED', 'too many', { status: 429, retryAfter: 7 })
  expect(messageFor(posted(refused))).toBe(messageFor(refused))
  expect(messageFor(posted(refused))).toContain('7 s')
  const detailed = new ApiError('VALIDATION_FAILED', 'no', {
    status: 400,
    requestId: 'r1',
    details: [{ path: 'limit', message: 'at most 5000' }],
  })
  expect(posted(detailed)).toEqual(detailed)
})

test('any other error keeps its message', () => {
  expect(messageFor(posted(new Error('no exchange')))).toBe('no exchange')
  expect(messageFor(posted('thrown as text'))).toBe('Something went wrong.')
})
