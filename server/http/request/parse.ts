// Parses a raw request with the schemas of its endpoint.
import type { Endpoint } from '../../../contract/endpoint.ts'
import { ServiceError, type ErrorDetail } from '../../../contract/errors.ts'
import { detailsOf, parseOptions, summaryOf } from './issues.ts'

export interface RawInput {
  params: unknown
  query: unknown
  body: unknown
}

const parts = ['params', 'query', 'body'] as const
type Part = (typeof parts)[number]

/** Throws VALIDATION_FAILED, listing every fault. */
export function parseInput(endpoint: Endpoint, raw: RawInput): RawInput {
  const parsed: RawInput = { params: undefined, query: undefined, body: undefined }
  const details = parts.flatMap((part) => {
    const result = parsePart(endpoint, part, raw[part])
    parsed[part] = result.value
    return result.details
  })
  if (details.length > 0) {
    throw new ServiceError('VALIDATION_FAILED', summaryOf(details), { details })
  }
  return parsed
}

function parsePart(
  endpoint: Endpoint,
  part: Part,
  value: unknown,
): { value?: unknown; details: ErrorDetail[] } {
  const unstorable = unstorableIn(value, [])
  if (unstorable) return { details: [unstorable] }
  const repeated = part === 'query' ? repeatedIn(value) : []
  if (repeated.length > 0) return { details: repeated }
  const schema = endpoint[part]
  if (schema === undefined) return { details: unexpectedIn(part, value) }
  const result = schema.safeParse(value, parseOptions)
  return result.success
    ? { value: result.data, details: [] }
    : { details: detailsOf(result.error.issues) }
}

/** An endpoint without a schema for this part accepts nothing there, or an empty object. */
function unexpectedIn(part: Part, value: unknown): ErrorDetail[] {
  if (value === undefined || value === null) {
    return value === null && part === 'body'
      ? [{ path: '', message: 'the body must be empty' }]
      : []
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return [{ path: '', message: `the ${part} must be empty` }]
  }
  return Object.keys(value).map((path) => ({ path, message: 'is not a known field' }))
}

function repeatedIn(query: unknown): ErrorDetail[] {
  return Object.entries(query ?? {})
    .filter(([, value]) => Array.isArray(value))
    .map(([path]) => ({ path, message: 'is given more than once' }))
}

/**
 * Text with NUL or half a surrogate pair cannot be stored. The nesting depth of a body was checked when it was read.
 */
function unstorableIn(value: unknown, path: string[]): ErrorDetail | undefined {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    return { path: path.join('.'), message: 'contains characters that are not text' }
  }
  if (value instanceof File) return unstorableIn(value.name, path)
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableIn(inner, [...path, key])
    if (found) return found
  }
  return undefined
}
