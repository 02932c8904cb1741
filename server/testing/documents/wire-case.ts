// Checks that the field names of an endpoint are in the case that it declares.
import { type Endpoint, noContent } from '../../../contract/endpoint.ts'
import { streamItemOf } from '../../../contract/live/stream.ts'
import { type Components, inputSchema, outputSchema } from '../../http/openapi/schemas.ts'

const spelling = {
  // A single letter has no case: a candle has `t` and `T`, as the exchange names them.
  camelCase: /^([A-Z]|[a-z][a-zA-Z0-9]*)$/,
  snake_case: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
}

/** Names that EIP-712 gives: typed data goes to wallets as it is. */
const ofStandards = new Set(['primaryType'])

/** The field names in another case. */
export function misspelt({
  params,
  query,
  body,
  output,
  wireCase = 'camelCase',
}: Endpoint): string[] {
  const components: Components = {}
  const requests = [params, query, body].filter((schema) => schema !== undefined)
  const answers = output === noContent ? [] : [streamItemOf(output) ?? output]
  const schemas = [
    ...answers.map((schema) => outputSchema(schema, components)),
    ...requests.map((schema) => inputSchema(schema, components)),
    components,
  ]
  const names = new Set(schemas.flatMap(fieldsOf))
  return [...names].filter((name) => !spelling[wireCase].test(name) && !ofStandards.has(name))
}

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(fieldsOf)]
      : fieldsOf(value),
  )
}
