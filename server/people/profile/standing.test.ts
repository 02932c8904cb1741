import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Profile } from '../../../contract/people/user.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { readProfile } from './profile.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const master = '0x1111111111111111111111111111111111111111'
const profileOf = async (ctx: Awaited<ReturnType<World['newTrader']>>['ctx']): Promise<Profile> =>
  readProfile({ ctx, input: {} as never })

test('an agent’s own wallet is told whose agent it is, and to sign in with that', async () => {
  const owner = await world.newTrader('100')
  const stranger = await world.newTrader('1')
  const agent = (await owner.ctx.agents.addressOf(owner.ctx.viewer.id)).address
  const viewer = { ...stranger.ctx.viewer, address: agent }
  const { standing, account } = await profileOf({ ...stranger.ctx, viewer })
  expect(account.equity).toBe('0')
  expect(standing).toMatchObject({ as: 'agent', of: owner.address })
  expect(standing?.message).toContain(`Sign in with ${owner.address}`)
})

test.each([
  [{ role: 'subAccount', data: { master } }, 'sub_account', master],
  [{ role: 'vault' }, 'vault', null],
])('%j is told as %s', async (role, as, of) => {
  const person = await world.newTrader('10')
  await world.account(person.address, { role, usdc: '-10' })
  expect((await profileOf(person.ctx)).standing).toMatchObject({ as, of })
})

test('an account of its own is told nothing, also when it is empty', async () => {
  const person = await world.newTrader('10')
  expect((await profileOf(person.ctx)).standing).toBeUndefined()
  await world.account(person.address, { usdc: '-10', mode: 'default' })
  expect(await profileOf(person.ctx)).toMatchObject({ account: { equity: '0', mode: 'split' } })
})
