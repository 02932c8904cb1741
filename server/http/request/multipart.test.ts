// Forms with files, sent to a listening server by the contract's own client and by faulty ones.
import { createHash, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Call, type Viewer, createCall } from '../../../contract/client.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import { plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import {
  megabyte,
  uploadImage,
  uploadLarge,
  uploadRoutes,
} from '../../testing/routes/upload-routes.ts'
import { buildApp } from '../build-app.ts'
import { openApiDocument } from '../openapi/document.ts'

const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 'good' }
const bearer = { authorization: 'Bearer good' }
let world: TestContext
let app: FastifyInstance
let url: string
let call: Call

beforeAll(async () => {
  world = await openTestContext()
  await world.ctx.store.users.ensure('u1', viewer.address, 1)
  app = await buildApp(world.ctx, [...uploadRoutes, ...plainRoutes], plainOptions)
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  call = createCall(url)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

function image(size: number, name = 'chart.png', type = 'image/png'): File {
  return new File([new Uint8Array(size).fill(7)], name, { type })
}

async function post(
  body: FormData | string | null,
  headers: Record<string, string> = {},
  path = '/test/images',
) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { ...bearer, ...headers },
    body,
  })
  const answer = (await response.json()) as ErrorBody
  return { status: response.status, answer, headers: response.headers }
}

function formWith(...fields: [string, File | string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, value.name)
  }
  return form
}

test('a file arrives as it was sent, with its name, its type and the text beside it', async () => {
  const file = image(700_000, 'мой chart.png')
  const stored = await call(viewer, uploadImage, { body: { file, note: 'entry' } })
  const sha256 = createHash('sha256').update(Buffer.alloc(700_000, 7)).digest('hex')
  expect(stored).toMatchObject({ name: file.name, type: 'image/png', sha256, note: 'entry' })
})

test('a larger file or text than is taken is 413, and the next one is heard', async () => {
  const large = formWith(['file', image(3 * megabyte)])
  expect((await post(large)).answer.code).toBe('PAYLOAD_TOO_LARGE')
  const two = formWith(['note', 'x'.repeat(70_000)], ['file', image(10)])
  expect((await post(two)).answer.code).toBe('PAYLOAD_TOO_LARGE')
  expect((await post(formWith(['file', image(10)]))).status).toBe(201)
})

test.each<[string, FormData, string]>([
  ['no file', formWith(['note', 'x']), 'file'],
  ['text where a file is wanted', formWith(['file', 'x']), 'file'],
  ['a file where text is wanted', formWith(['file', image(1)], ['note', image(1)]), 'note'],
  ['another type', formWith(['file', image(1, 'a.html', 'text/html')]), 'file'],
  ['a field that nobody knows', formWith(['file', image(1)], ['role', 'x']), 'role'],
  ['a field twice', formWith(['file', image(1)], ['file', image(1)]), 'file'],
  ['too long a name', formWith(['file', image(1, `${'n'.repeat(300)}.png`)]), 'file'],
])('%s is refused and named', async (_name, form, path) => {
  const { status, answer } = await post(form)
  expect(status).toBe(400)
  expect(answer.details?.map((one) => one.path)).toEqual([path])
})

test('too many parts are refused', async () => {
  const fields = Array.from({ length: 40 }, (_, n): [string, string] => [`f${n}`, 'x'])
  expect((await post(formWith(...fields))).status).toBeGreaterThanOrEqual(400)
})

test.each([
  ['JSON', '{"file":"x"}', { 'content-type': 'application/json' }],
  ['nothing', null, {}],
  ['another type', 'x', { 'content-type': 'application/x-www-form-urlencoded' }],
])('%s is not taken for a form', async (_name, body, headers) => {
  const { status, answer } = await post(body, headers)
  expect(status).toBe(415)
  expect(answer.message).toBe('The body must be multipart/form-data')
})

test.each([
  ['no boundary', 'multipart/form-data', '--x\r\n'],
  [
    'cut short',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"',
  ],
  [
    'a name of the prototype',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
  ],
])('a form with %s is 400', async (_name, type, body) => {
  expect((await post(body, { 'content-type': type })).status).toBe(400)
})

test('a form is taken only where one is declared', async () => {
  expect((await post(formWith(['text', 'x']), {}, '/test/secret')).status).toBe(415)
})

test('a stranger’s form is not read', async () => {
  const { answer } = await post(formWith(['file', image(10)]), { authorization: 'Bearer bad' })
  expect(answer.code).toBe('TOKEN_INVALID')
})

test('under one Idempotency-Key a file is stored once, and another file is refused', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const first = await post(formWith(['file', image(10)]), key)
  const again = await post(formWith(['file', image(10)]), key)
  expect(again.answer).toEqual(first.answer)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const other = await post(formWith(['file', image(11)]), key)
  expect(other.answer.code).toBe('IDEMPOTENCY_KEY_REUSED')
})

/** Sends half of an upload. Returns the answer, and a function to close the connection. */
async function halfAnUpload() {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', (data: Buffer) => (answer += data.toString()))
  socket.on('error', () => {})
  const head = [
    'POST /test/large-images HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Authorization: Bearer good',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 5000000',
  ]
  const part =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
  socket.write(`${head.join('\r\n')}\r\n\r\n${part}${'a'.repeat(500_000)}`)
  return { answer: () => answer, hangUp: () => socket.destroy() }
}

test('uploads under way have room for so much together, and one that breaks off gives it back', async () => {
  const half = await halfAnUpload()
  const other = () => post(formWith(['file', image(10)]), {}, '/test/large-images')
  await expect.poll(async () => (await other()).answer.code).toBe('RATE_LIMITED')
  const { headers } = await other()
  expect(headers.get('retry-after')).toBe('1')
  half.hangUp()
  await expect.poll(async () => (await other()).status).toBe(201)
  expect(half.answer()).toBe('')
})

test('the document describes the form', async () => {
  const endpoints = { uploadImage, uploadLarge }
  const response = { name: 'a.png', type: 'image/png', sha256: '', note: null, run: 1 }
  const exampleOf = () => ({ response })
  const document = openApiDocument('0', undefined, { endpoints, exampleOf })
  const { errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  expect(document.paths['/test/images']?.['post']).toMatchObject({
    requestBody: {
      content: {
        'multipart/form-data': {
          schema: {
            properties: { file: { type: 'string', format: 'binary' } },
            required: ['file'],
          },
        },
      },
    },
  })
})
