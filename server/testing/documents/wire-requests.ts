// Random requests made from the OpenAPI document: valid ones, and hostile ones.
import fc from 'fast-check'
import type { OpenApiDocument } from '../../http/openapi/document.ts'
import type { JsonSchema } from '../../http/openapi/schemas.ts'

export interface WireRequest {
  /** Percent-encoded, query included. */
  path: string
  headers: Record<string, string>
  body?: string
}

export interface Operation {
  path: string
  method: string
  parameters: Parameter[]
  body: JsonSchema | undefined
  example: unknown
  isPublic: boolean
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: JsonSchema
}

export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { parameters, requestBody, security } = asOperation(operation)
      const content = requestBody?.content['application/json']
      return {
        path,
        method: method.toUpperCase(),
        parameters,
        body: content?.schema,
        example: content?.example,
        isPublic: security.length === 0,
      }
    }),
  )
}

/** `known`: real values by parameter name, so that some requests reach existing things. */
export function requestsOf(
  operation: Operation,
  document: OpenApiDocument,
  known: Record<string, string>,
): fc.Arbitrary<WireRequest> {
  const allowed = (schema: JsonSchema) => valuesOf(schema, document)
  const mostlyKnown = ({ name, schema }: Parameter) => {
    const some = allowed(schema).map(String)
    const arbitrary = fc.constant(known[name] ?? '')
    return name in known ? fc.oneof({ weight: 5, arbitrary }, some) : some
  }
  return fc.oneof(
    assemble(operation, {
      path: (one) => mostlyKnown(one).map(encodeURIComponent),
      // Only a cursor from an answer is valid.
      query: (one) => (one.name === 'cursor' ? undefined : mostlyKnown(one)),
      body: operation.body && fc.oneof(fc.constant(operation.example), allowed(operation.body)),
    }),
    assemble(operation, {
      path: ({ name }) => fc.oneof(fc.constant(known[name] ?? 'BTC'), hostileSegment),
      query: ({ schema }) => fc.oneof(allowed(schema).map(String), hostileText),
      extraQuery: fc.dictionary(fc.constantFrom('limit', 'cursor', 'x', '__proto__'), hostileText),
      body: operation.body && hostileBody(allowed(operation.body)),
      headers: hostileHeaders,
    }),
  )
}

interface Parts {
  path: (parameter: Parameter) => fc.Arbitrary<string>
  query: (parameter: Parameter) => fc.Arbitrary<string> | undefined
  extraQuery?: fc.Arbitrary<Record<string, string>>
  body: fc.Arbitrary<unknown> | undefined
  headers?: fc.Arbitrary<Record<string, string>>
}

function assemble(operation: Operation, parts: Parts): fc.Arbitrary<WireRequest> {
  const of = (place: Parameter['in']) => operation.parameters.filter((one) => one.in === place)
  const segments = Object.fromEntries(of('path').map((one) => [one.name, parts.path(one)]))
  const query = Object.fromEntries(
    of('query').flatMap((one) => {
      const values = parts.query(one)
      return values === undefined ? [] : [[one.name, values] as const]
    }),
  )
  const required = of('query').flatMap((one) => (one.required ? [one.name] : []))
  return fc
    .record({
      segments: fc.record(segments),
      query: fc.record(query, { requiredKeys: required }),
      more: parts.extraQuery ?? fc.constant({}),
      headers: parts.headers ?? fc.constant({}),
      body: parts.body ?? fc.constant(undefined),
    })
    .map(({ segments: values, query: asked, more, headers, body }) => {
      const filled = operation.path.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => values[name] ?? '',
      )
      const search = new URLSearchParams({ ...asked, ...more }).toString()
      return {
        path: search === '' ? filled : `${filled}?${search}`,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: bodyText(body) }),
      }
    })
}

/** Sent unchanged, for text that is made to break the parser. */
class RawText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function bodyText(body: unknown): string {
  return body instanceof RawText ? body.text : (JSON.stringify(body) ?? 'null')
}

const oddStrings = [
  '', ' ', '\u0000', '\ud800', '￿', '0', '-1', '1e400', '1e-7', 'NaN', '0x', '１００', '٣', '½',
  '999999999999999999999999', '0.0000001', 'null', '[]', '{}', "' or 1=1 --", '$1', '%', '_', '\\',
  '<script>', '‮', '../../etc/passwd', '__proto__', 'constructor', 'toString', 'BTC\n', 'btc',
  '2026-01-01', '9007199254740993', `0x${'f'.repeat(40)}`, `0x${'0'.repeat(130)}`, 'x'.repeat(5_000),
] // prettier-ignore

const hostileText = fc.oneof(
  fc.constantFrom(...oddStrings.filter((text) => text.isWellFormed())),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** As it is in the path. A segment of dots alone would change the path before it is sent. */
const hostileSegment = fc.oneof(
  fc.constantFrom('%00', '%zz', '%ED%A0%80', '%2F', '%2e%2e%2f', '%F0%9F%98%80', '%25', 'a%0d%0ab'),
  hostileText.filter((text) => !/^\.{0,2}$/.test(text)).map(encodeURIComponent),
)

const hostileHeaders = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=x',
    ),
    'idempotency-key': fc.constantFrom('', 'k', 'same', ' ', 'x'.repeat(200)),
    authorization: fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5', 'bearer a.b.c'),
    accept: fc.constantFrom('text/html', '*/*', 'application/xml'),
    'if-none-match': fc.constantFrom('*', 'W/"x"', ','),
  },
  { requiredKeys: [] },
)

function hostileBody(allowed: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(...oddStrings, null, true, [], {}, -0, 1e308, 0.1 + 0.2),
    fc.jsonValue({ maxDepth: 3 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  /** A valid body with one field changed, removed or added. */
  const bent = fc.tuple(allowed, odd, fc.nat(), fc.constantFrom('set', 'drop', 'add')).map(bend)
  const deep = fc.constant(new RawText(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`))
  const broken = fc.constantFrom('', '{', 'null', '{"a":1}}', '\ufeff{}', '[1,', '"x"', '1e999')
  return fc.oneof(
    { weight: 4, arbitrary: bent },
    { weight: 2, arbitrary: odd },
    { weight: 1, arbitrary: deep },
    { weight: 1, arbitrary: broken.map((text) => new RawText(text)) },
  )
}

function bend([valid, odd, at, how]: [unknown, unknown, number, string]): unknown {
  if (typeof valid !== 'object' || valid === null || Array.isArray(valid)) return odd
  const keys = Object.keys(valid)
  const key = keys[at % Math.max(1, keys.length)] ?? 'field'
  if (how === 'add') return { ...valid, [`more_${at}`]: odd }
  const rest = Object.fromEntries(Object.entries(valid).filter(([name]) => name !== key))
  return how === 'drop' ? rest : { ...rest, [key]: odd }
}

/** Values that a schema of the document allows. */
function valuesOf(schema: JsonSchema, document: OpenApiDocument): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, type } = schema
  if (typeof $ref === 'string') {
    return valuesOf(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, document)
  }
  const alternatives = anyOf ?? oneOf
  if (Array.isArray(alternatives)) {
    return fc.oneof(...alternatives.map((one: JsonSchema) => valuesOf(one, document)))
  }
  if (Array.isArray(schema['enum'])) return fc.constantFrom<unknown>(...schema['enum'])
  if ('const' in schema) return fc.constant(schema['const'])
  switch (type) {
    case 'string':
      return stringsOf(schema)
    case 'number':
    case 'integer':
      return numbersOf(schema, type === 'integer')
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(valuesOf((schema['items'] ?? {}) as JsonSchema, document), { maxLength: 5 })
    case 'object':
      return objectsOf(schema, document)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function objectsOf(schema: JsonSchema, document: OpenApiDocument): fc.Arbitrary<unknown> {
  const properties = { ...(schema['properties'] as Record<string, JsonSchema> | undefined) }
  const required = (schema['required'] ?? []) as string[]
  // A record of given names says what its values are, not each by itself.
  const value = schema['additionalProperties']
  for (const name of required) {
    if (typeof value === 'object') properties[name] ??= value as JsonSchema
  }
  const fields = Object.entries(properties).map(
    ([name, one]) => [name, valuesOf(one, document)] as const,
  )
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: required,
  })
}

function stringsOf({ pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<string> {
  const shortest = Number(minLength ?? 0)
  if (typeof pattern !== 'string') {
    const longest = Math.min(Number(maxLength ?? 60), 60)
    return fc.string({ unit: 'grapheme', minLength: shortest, maxLength: longest })
  }
  // A pattern alone may require any length: 132 for a signature.
  const longest = Number(maxLength ?? Infinity)
  return fc
    .stringMatching(new RegExp(pattern))
    .filter(({ length }) => length >= shortest && length <= longest)
}

function numbersOf(schema: JsonSchema, isWhole: boolean): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum } = schema
  const from = Number(minimum ?? exclusiveMinimum ?? -1_000)
  const to = Number(maximum ?? 2_000_000_000_000)
  const values = isWhole
    ? fc.integer({ min: Math.ceil(from), max: Math.floor(Math.min(to, 2 ** 52)) })
    : fc.double({ min: from, max: to, noNaN: true })
  return exclusiveMinimum === undefined ? values : values.filter((value) => value > from)
}

interface RawOperation {
  parameters: Parameter[]
  requestBody?: {
    content: Record<string, { schema: JsonSchema; example: unknown }>
  }
  security: JsonSchema[]
}

/** The document's own type leaves operations open; this is what ours contain. */
function asOperation(operation: JsonSchema): RawOperation {
  return operation as unknown as RawOperation
}
