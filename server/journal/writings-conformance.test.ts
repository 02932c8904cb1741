// A client written for the documented entries, images and imports can be pointed at this server: calls every route, in
// the order in which a person would.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import {
  type ApiWorld,
  type Client,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { type WritingScene, documentedWritings } from '../testing/documents/documented-writings.ts'
import { pastTrade } from '../testing/past-trade.ts'
import { missingFields, requestOf } from '../testing/documents/documented-routes.ts'

const endpoints: Endpoint[] = Object.values(contract)
const rows = Object.entries(documentedWritings)
const base = '/api/v1'

let world: ApiWorld
let person: Client
let stranger: Client
const scene: WritingScene = { accountId: '', tradeId: randomUUID(), entryId: '', imageId: '' }
beforeAll(async () => {
  world = await startApiWorld()
  person = await signIn(world.api)
  stranger = await signIn(world.api)
  scene.accountId = person.user.id
  await world.ctx.store.journalTrades.insertTrades(person.user.id, [pastTrade(scene.tradeId)])
})
afterAll(() => world.stop())

test.each(rows)('%s', async (route, { status = 200, body, fields, says = {}, keeps }) => {
  const [method, path] = requestOf(route, base, scene)
  const isOwned = /:(entry|image)Id/.test(route)
  const theirs = isOwned ? await stranger.send(method, path, body?.(scene)) : null
  expect(theirs?.status).toBe(isOwned ? 404 : undefined)
  const answer = await person.send<{ id?: string }>(method, path, body?.(scene))
  expect([answer.status, answer.body.code]).toEqual([status, undefined])
  expect(missingFields(answer.body, fields)).toEqual([])
  expect(answer.body).toMatchObject(says)
  const declared = endpoints.find(
    (each) =>
      each.method === method &&
      each.path === base + (route.split(' ')[1] ?? '').replace(/\?.*/, '').replace(/:\w+/, ':id'),
  )
  expect(declared?.output.safeParse(answer.body).success).toBe(true)
  if (keeps !== undefined) scene[keeps] = answer.body.id ?? ''
})

test.each(rows)('%s asks who is there', async (route, { body }) => {
  const { status, body: answer } = await sender(world.api)(
    ...requestOf(route, base, scene),
    body?.(scene),
  )
  expect([status, answer.code]).toEqual([401, 'TOKEN_MISSING'])
  expect(answer).toHaveProperty('request_id')
})

test('an import of an account of somebody else is not begun', async () => {
  const answer = await stranger.send('POST', `${base}/trades/import`, {
    exchange_account_id: scene.accountId,
  })
  expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
  const { body } = await stranger.send('GET', `${base}/trades/import/status`)
  expect(body).toEqual([])
})
