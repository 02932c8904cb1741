// Describes what is wrong with a request, so that a person can correct it.
import type * as z from 'zod/mini'
import { en } from 'zod/locales'
import type { ErrorDetail } from '../../../contract/errors.ts'

type Issue = z.core.$ZodIssue

/** Passed to every parse, so that messages need no global state. */
export const parseOptions: z.core.ParseContext<Issue> = {
  reportInput: true,
  error: en().localeError,
}

export function detailsOf(issues: readonly Issue[]): ErrorDetail[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathOf([...issue.path, key]),
        message: 'is not a known field',
      }))
    }
    const meant = issue.code === 'invalid_union' ? formMeant(issue) : undefined
    if (meant === undefined) return [{ path: pathOf(issue.path), message: messageOf(issue) }]
    return detailsOf(meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })))
  })
}

/** Among the alternatives of an object schema, the one that knows most of the given fields. */
function formMeant({ input, errors }: Extract<Issue, { code: 'invalid_union' }>) {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
  return errors.toSorted((a, b) => unknownKeys(a) - unknownKeys(b))[0]
}

function unknownKeys(issues: readonly Issue[]): number {
  const keys = issues.map((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0,
  )
  return keys.reduce((sum, count) => sum + count, 0)
}

export function summaryOf(details: readonly ErrorDetail[]): string {
  return details.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ')
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${a(issue.expected)}`
    case 'invalid_union':
      return issue.input === undefined ? 'is required' : `must be ${alternatives(issue)}`
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unitOf(issue)}`
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unitOf(issue)}`
    default:
      return lowerFirst(issue.message)
  }
}

function unitOf({ origin }: { origin: string }): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' items long' : ''
}

function alternatives(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const expected = issue.errors
    .flat()
    .map((inner) => (inner.code === 'invalid_type' ? a(inner.expected) : undefined))
  const named = [...new Set(expected.filter((name) => name !== undefined))]
  return named.length === 0 ? 'of another form' : named.join(' or ')
}

function a(type: string): string {
  if (type === 'int') return 'a whole number'
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
