// Pictures over HTTP: stored clean, shown to their owner as pictures and nothing else, within a quota.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCall } from '../../../contract/client.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import * as contract from '../../../contract/endpoints.ts'
import { imageQuotaBytes, mostImageBytes } from '../../../contract/journal/images.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { greyPng, pictures, pngChunk, withBytes } from '../../testing/pictures.ts'

type Stored = OutputOf<typeof contract.uploadImage>
type Storage = OutputOf<typeof contract.getImageStorage>
const path = '/api/v1/journal'

let world: ApiWorld
let owner: Client
beforeAll(async () => {
  world = await startApiWorld()
  owner = await signIn(world.api)
})
afterAll(() => world.stop())

function formWith(bytes: Buffer, { name = 'a.png', type = 'image/png' } = {}): FormData {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  return form
}
const upload = (client: Client, form: FormData, headers = {}) =>
  client.send<Stored>('POST', `${path}/upload`, form, headers)
const used = async ({ send }: Client) => (await send<Storage>('GET', `${path}/storage`)).body

function fetched(url: string, { token }: Pick<Client, 'token'>): Promise<Response> {
  return fetch(world.api + url, { headers: { authorization: `Bearer ${token}` } })
}

test.each([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['lossyWebp', 'image/webp'],
  ['gif', 'image/gif'],
] as const)('a %s is shown as what its bytes are, whatever it was called', async (kind, type) => {
  const form = formWith(pictures[kind], { name: 'x.html', type: 'text/html' })
  const { status, body } = await upload(owner, form)
  expect([status, body.url]).toEqual([201, `${path}/images/${body.id}`])
  const shown = await fetched(body.url, owner)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-disposition': 'inline',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(shown.headers.get('content-encoding')).toBeNull()
  expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(10)
})

test('the client gets a picture as a Blob', async () => {
  const { body } = await upload(owner, formWith(pictures.png))
  const call = createCall(world.api)
  const viewer = { address: owner.wallet.address, token: owner.token }
  const blob = await call(viewer, contract.getImage, { params: { id: body.id } })
  expect(blob.type).toBe('image/png')
  expect(
    Buffer.from(await blob.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('nobody else sees, deletes or counts it', async () => {
  const { body } = await upload(owner, formWith(pictures.gif))
  const stranger = await signIn(world.api)
  expect((await fetched(body.url, stranger)).status).toBe(404)
  expect((await fetched(body.url, { token: 'none' })).status).toBe(401)
  expect((await fetch(world.api + body.url)).status).toBe(401)
  expect((await stranger.send('DELETE', body.url)).status).toBe(404)
  expect(await used(stranger)).toEqual({
    used_bytes: 0,
    quota_bytes: imageQuotaBytes,
    image_count: 0,
  })
  expect((await fetched(body.url, owner)).status).toBe(200)
})

test('what is deleted is gone, and its room is free again', async () => {
  const client = await signIn(world.api)
  const { body } = await upload(
    client,
    formWith(withBytes(pictures.png, 33, pngChunk('tEXt', Buffer.alloc(5_000)))),
  )
  const before = await used(client)
  expect(before.image_count).toBe(1)
  // Without the text.
  expect(before.used_bytes).toBeLessThan(500)
  expect((await client.send('DELETE', body.url)).status).toBe(200)
  expect(await used(client)).toMatchObject({ used_bytes: 0, image_count: 0 })
  expect((await fetched(body.url, client)).status).toBe(404)
})

test('refuses what is no picture, too large, or missing', async () => {
  const refused = async (form: FormData) => {
    const { status, body } = await upload(owner, form)
    return [status, body.code]
  }
  const before = await used(owner)
  expect(await refused(new FormData())).toEqual([400, 'NO_FILE'])
  expect(await refused(formWith(Buffer.alloc(0)))).toEqual([400, 'NO_FILE'])
  expect(await refused(formWith(Buffer.from('<svg onload="x()"/>')))).toEqual([400, 'INVALID_TYPE'])
  const large = Buffer.concat([pictures.png, Buffer.alloc(mostImageBytes)])
  expect(await refused(formWith(large))).toEqual([413, 'TOO_LARGE'])
  expect((await owner.send('POST', `${path}/upload`, { file: 'x' })).status).toBe(415)
  expect(await used(owner)).toEqual(before)
})

test('two uploads at once cannot both take the last room', async () => {
  const client = await signIn(world.api)
  const picture = greyPng(100, 100, Buffer.alloc(101 * 100))
  await world.ctx.store.journalImages.insert({
    id: `full-${client.user.id}`,
    userId: client.user.id,
    mediaType: 'image/png',
    width: 1,
    height: 1,
    size: imageQuotaBytes - picture.length,
    bytes: Buffer.from([0]),
    createdAt: 0,
  })
  const both = await Promise.all([1, 2].map(() => upload(client, formWith(picture))))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 413])
  expect(both.find(({ status }) => status === 413)?.body.code).toBe('QUOTA_EXCEEDED')
})

test('the same key stores a picture once', async () => {
  const client = await signIn(world.api)
  const key = { 'idempotency-key': 'picture-1' }
  const first = await upload(client, formWith(pictures.png), key)
  const again = await upload(client, formWith(pictures.png), key)
  expect(again.body).toEqual(first.body)
  expect((await used(client)).image_count).toBe(1)
  const other = await upload(client, formWith(pictures.gif), key)
  expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED')
})
