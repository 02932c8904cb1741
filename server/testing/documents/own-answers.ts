// Checks what every answer of the server has in common, whichever layer made it.
import { expect } from 'vitest'
import { ErrorBody, type ErrorCode, errorStatus } from '../../../contract/errors.ts'
import type { RawAnswer } from '../raw-http.ts'

const protecting = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export function expectProtected({ headers }: RawAnswer): void {
  expect(Object.fromEntries(headers)).toMatchObject(protecting)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.has('x-powered-by')).toBe(false)
  expect(headers.has('server')).toBe(false)
}

/** The error code of a refusal, after checking everything around it. */
export function refusalIn(answer: RawAnswer): ErrorCode {
  expectProtected(answer)
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { code, statusCode, requestId } = ErrorBody.parse(JSON.parse(answer.body))
  expect(requestId).toBe(answer.headers.get('x-request-id'))
  expect(statusCode).toBe(answer.status)
  if (!isCode(code)) throw new Error(`${code} is not in the contract`)
  expect(statusCode).toBe(errorStatus[code])
  return code
}

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorStatus, text)
}
