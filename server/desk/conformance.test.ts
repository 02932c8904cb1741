// A client written for the documented desk API can be pointed at this server: calls every route, in the order in
// which a person would.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { type ApiWorld, type Client, sender, startApiWorld } from '../testing/worlds/api-world.ts'
import { newHand } from '../testing/desk-api.ts'
import { type KeyVenueStandIn, startKeyVenues } from '../testing/key-venues/key-venues.ts'
import { type DeskScene, documentedDesk } from '../testing/documents/documented-desk.ts'
import { missingFields, requestOf } from '../testing/documents/documented-routes.ts'

const endpoints: Endpoint[] = Object.values(contract)
const rows = Object.entries(documentedDesk)
const base = '/api/v1'

let place: KeyVenueStandIn
let world: ApiWorld
let hand: Client
let scene: DeskScene
beforeAll(async () => {
  place = await startKeyVenues()
  world = await startApiWorld({ keyVenuesUrl: place.url })
  // Enough that the documents' own trade passes the documents' limits, except for the two amounts.
  hand = await newHand(world, '30000')
  const key = { apiKey: 'a-key-that-looks', secret: 'its-secret' }
  place.allow(key)
  const { address: wallet } = hand.wallet
  scene = { accountId: hand.user.id, wallet, ...key, keyAccountId: '', tradeId: '' }
})
afterAll(async () => {
  await world.stop()
  await place.stop()
})

test.each(rows)('%s', async (route, { status = 200, body, fields }) => {
  if (route === 'POST /trades') {
    await hand.send('PUT', `${base}/risk-config`, {
      max_risk_amount: null,
      max_position_size: null,
    })
  }
  const [method, path] = requestOf(route, base, scene)
  const answer = await hand.send<{ id?: string }>(method, path, body?.(scene))
  expect([answer.status, answer.body.message]).toEqual([status, answer.body.message])
  expect(missingFields(answer.body, fields)).toEqual([])
  const [, place = ''] = route.split(' ')
  const declared = endpoints.find(
    (each) =>
      each.method === method &&
      each.path === base + place.replaceAll(/:(tradeId|accountId|keyAccountId)/g, ':id'),
  )
  expect(declared?.output.safeParse(answer.body).success).toBe(true)
  if (route === 'POST /exchanges/accounts') scene.keyAccountId = answer.body.id ?? ''
  if (route === 'POST /trades') scene.tradeId = answer.body.id ?? ''
})

test.each(rows)('%s asks who is there', async (route) => {
  const { status, body } = await sender(world.api)(...requestOf(route, base, scene))
  expect([status, body.code]).toEqual([401, 'TOKEN_MISSING'])
  expect(body).toHaveProperty('request_id')
})
