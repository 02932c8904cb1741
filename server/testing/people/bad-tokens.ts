import { randomBytes } from 'node:crypto'
import { expect, vi } from 'vitest'
import { createTokens } from '../../people/sign-in/tokens.ts'
import { type ApiWorld, type Client, signIn } from '../worlds/api-world.ts'

/** By what is wrong with each. `stranger`: somebody else, who is named in one of them. */
export async function tokensThatMustNotWork(
  world: ApiWorld,
  victim: Client,
  stranger: Client,
): Promise<Record<string, string>> {
  const { config } = world.ctx
  const claims = { userId: victim.user.id, address: victim.wallet.address, epoch: 0 }
  const [head = '', payload = '', signature = ''] = victim.token.split('.')
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const left = await signIn(world.api)
  await left.send('POST', '/user/sign-out-everywhere')
  await vi.waitFor(async () => expect((await left.send('GET', '/user/profile')).status).toBe(401), {
    timeout: 10_000,
  })
  const day = 86_400_000
  return {
    expired: await createTokens(config, () => Date.now() - 2 * day).issue(claims),
    'not begun': await createTokens(config, () => Date.now() + 2 * day).issue(claims),
    unsigned: `${encoded({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
    'signature dropped': `${head}.${payload}.`,
    'of another key': await createTokens(
      { ...config, secret: randomBytes(32).toString('hex') },
      Date.now,
    ).issue(claims),
    'of another network': await createTokens({ ...config, network: 'mainnet' }, Date.now).issue(
      claims,
    ),
    'of another person': `${head}.${encoded({
      ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object),
      sub: stranger.user.id,
    })}.${signature}`,
    'of nobody': await world.tokens.issue({ ...claims, userId: 'nobody' }),
    revoked: left.token,
  }
}
