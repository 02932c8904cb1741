import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import type { Endpoint } from '../../../contract/endpoint.ts'
import * as contract from '../../../contract/endpoints.ts'
import { streamItemOf } from '../../../contract/live/stream.ts'
import { openApiDocument } from './document.ts'
import { exampleOf } from './examples/examples.ts'

const endpoints = Object.entries(contract) as [string, Endpoint][]
const document = openApiDocument('0.0.0')

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)]
  const missing = references
    .map(([, path]) => path ?? '')
    .filter((path) => {
      const [kind, name] = path.split('/')
      const group = kind === 'headers' ? document.components.headers : document.components.schemas
      return !Object.hasOwn(group, name ?? '')
    })
  expect(references.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

test.each(endpoints)(
  '%s is described with what it takes, answers and refuses',
  (name, endpoint) => {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    const operation = document.paths[path]?.[endpoint.method.toLowerCase()]
    expect(operation).toMatchObject({ operationId: name, summary: endpoint.summary })
    const text = JSON.stringify(operation)
    for (const code of endpoint.errors) expect(text).toContain(`"${code}"`)
  },
)

test.each(endpoints)('the example of %s keeps the contract', (name, { body, output }) => {
  const example = exampleOf(name)
  // Of a streamed answer the example is one item.
  const shape = streamItemOf(output) ?? output
  expect(shape.safeParse(example.response)).toMatchObject({ success: true })
  const parsed = body?.safeParse(example.body) ?? { success: example.body === undefined }
  expect(parsed).toMatchObject({ success: true })
})

test('an amount may be sent as a number or as text, and comes back as text', () => {
  const { schemas } = document.components
  expect(schemas['MoneyInput']).toMatchObject({ anyOf: [{ type: 'number' }, { type: 'string' }] })
  expect(schemas['DecimalString']).toMatchObject({ type: 'string' })
})
