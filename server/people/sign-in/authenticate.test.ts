import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ErrorBody } from '../../../contract/errors.ts'
import { type SignInWorld, newSigner, openSignInWorld } from '../../testing/people/sign-in-app.ts'
import { createTokens } from './tokens.ts'

let world: SignInWorld
let signer: ReturnType<typeof newSigner>
beforeAll(async () => {
  world = await openSignInWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  signer = newSigner(world.app)
})

const profile = (authorization?: string) =>
  world.app.inject({
    url: '/user/profile',
    ...(authorization !== undefined && { headers: { authorization } }),
  })
const code = async (authorization?: string) => (await profile(authorization)).json<ErrorBody>().code

test('is wanted, in the header and in its form', async () => {
  const { accessToken } = await signer.signIn()
  expect(await code()).toBe('TOKEN_MISSING')
  expect(await code(accessToken)).toBe('TOKEN_INVALID')
  expect(await code(`Basic ${accessToken}`)).toBe('TOKEN_INVALID')
  expect(await code(`Bearer ${accessToken} x`)).toBe('TOKEN_INVALID')
  expect(await code('Bearer ')).toBe('TOKEN_INVALID')
  expect((await profile(`bearer ${accessToken}`)).statusCode).toBe(200)
  expect((await world.app.inject(`/user/profile?token=${accessToken}`)).statusCode).toBe(401)
})

test('ends at once when it is revoked', async () => {
  const { accessToken, user } = await signer.signIn()
  expect((await profile(`Bearer ${accessToken}`)).statusCode).toBe(200)
  await world.test.ctx.store.users.revokeTokens(user.id)
  expect(await code(`Bearer ${accessToken}`)).toBe('TOKEN_INVALID')
  expect((await signer.verify(await signer.signedChallenge())).status).toBe(200)
})

test('of somebody who does not exist is refused', async () => {
  const tokens = createTokens(world.test.ctx.config, world.clock)
  const stranger = await tokens.issue({
    userId: 'nobody',
    address: signer.wallet.address,
    epoch: 0,
  })
  expect(await code(`Bearer ${stranger}`)).toBe('TOKEN_INVALID')
})

test('stands in no log', async () => {
  const signature = await signer.signedChallenge()
  const { accessToken } = (await signer.verify(signature)).body
  await profile(`Bearer ${accessToken}`)
  const logged = world.test.logged.join('')
  expect(logged).not.toContain(accessToken)
  expect(logged).not.toContain(signature.slice(2))
})
