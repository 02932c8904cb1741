// What happens to a socket's streams when its sign-in or the socket itself ends.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTokens, skewSeconds, tokenLifeSeconds } from '../people/sign-in/tokens.ts'
import { type Client, type LiveWorld, dataOf, openLiveWorld } from '../testing/worlds/live-world.ts'
import { wholeSignIn } from '../testing/people/sign-ins.ts'
import { signOutEverywhere } from '../people/profile/sign-out.ts'

let world: LiveWorld
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())

async function listener(token: string, at: LiveWorld = world): Promise<Client> {
  const client = await at.connect()
  expect(await client.ask('AUTH', [token])).toMatchObject({ result: null })
  expect(await client.ask('SUBSCRIBE', ['logs'])).toMatchObject({ result: null })
  return client
}

const ended = (client: Client) => client.next((message) => message.id === null)

test('signing out everywhere ends every socket of that viewer at once, and nobody else’s', async () => {
  const [alice, bob] = [await world.newUser(), await world.newUser()]
  const hers = [await listener(alice.token), await listener(alice.token)]
  const his = await listener(bob.token)
  const address = '0x0000000000000000000000000000000000000001'
  const viewer = { id: alice.id, address, via: wholeSignIn } as const
  const input = { params: undefined, query: undefined, body: undefined }
  await signOutEverywhere({ ctx: { ...world.ctx, viewer }, input })
  for (const { id } of [alice, bob]) world.ctx.bus.publish(`user.${id}.logs`, { of: id })
  for (const client of hers) {
    expect((await ended(client)).error?.code).toBe('TOKEN_INVALID')
    expect((await client.ask('SUBSCRIBE', ['orders'])).error?.code).toBe('TOKEN_MISSING')
    expect(dataOf(client, 'logs')).toEqual([])
  }
  await his.ask('PING')
  expect(dataOf(his, 'logs')).toEqual([{ of: bob.id }])
  const { error } = await (await world.connect()).ask('AUTH', [alice.token])
  expect(error?.code).toBe('TOKEN_INVALID')
})

test('a sign-in that began after signing out everywhere lives on', async () => {
  const alice = await world.newUser()
  const { users } = world.ctx.store
  const epoch = await users.revokeTokens(alice.id)
  const row = await users.byId(alice.id)
  const address = row?.address ?? ''
  const token = await world.tokens.issue({ userId: alice.id, address, epoch: epoch ?? 0 })
  const client = await listener(token)
  world.ctx.bus.publish(`revoked.${alice.id}`, { epoch })
  expect(await client.ask('SUBSCRIBE', ['orders'])).toMatchObject({ result: null })
})

test('a token that another process revoked takes no private stream more', async () => {
  const alice = await world.newUser()
  const client = await listener(alice.token)
  await world.ctx.store.users.revokeTokens(alice.id)
  expect(await client.ask('SUBSCRIBE', ['ticker.BTC'])).toMatchObject({ result: null })
  expect((await client.ask('SUBSCRIBE', ['orders'])).error?.code).toBe('TOKEN_INVALID')
  world.ctx.bus.publish(`user.${alice.id}.logs`, { late: true })
  await client.ask('PING')
  expect(dataOf(client, 'logs')).toEqual([])
})

test('nobody can listen to who is signed out', async () => {
  const alice = await world.newUser()
  const client = await listener(alice.token)
  expect((await client.ask('SUBSCRIBE', [`revoked.${alice.id}`])).error?.code).toBe('NOT_FOUND')
})

test('a token that expires takes its private streams with it', async () => {
  const alice = await world.newUser()
  const life = (tokenLifeSeconds + skewSeconds) * 1000
  const earlier = createTokens(world.ctx.config, () => Date.now() - life + 5_000)
  const row = await world.ctx.store.users.byId(alice.id)
  const address = row?.address ?? ''
  const client = await listener(await earlier.issue({ userId: alice.id, address, epoch: 0 }))
  expect((await ended(client)).error?.code).toBe('TOKEN_EXPIRED')
  world.ctx.bus.publish(`user.${alice.id}.logs`, { late: true })
  await client.ask('PING')
  expect(dataOf(client, 'logs')).toEqual([])
})

test('what another process revoked is noticed by itself', async () => {
  const watchful = await openLiveWorld({ epochsMs: 20 })
  const alice = await watchful.newUser()
  const client = await listener(alice.token, watchful)
  await watchful.ctx.store.users.revokeTokens(alice.id)
  expect((await ended(client)).error?.code).toBe('TOKEN_INVALID')
  await watchful.close()
})

test('a socket that does not answer heartbeats is let go', async () => {
  const beating = await openLiveWorld({ heartbeatMs: 100 })
  const client = await beating.connect()
  client.socket.pause()
  const open = () => beating.app.websocketServer.clients.size
  await expect.poll(open, { timeout: 30_000 }).toBe(0)
  client.socket.resume()
  await beating.close()
})
