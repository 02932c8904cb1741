import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Setting } from '../../../contract/people/settings.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { readProfile } from './profile.ts'
import { putSettings } from './put-settings.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

type Ctx = Awaited<ReturnType<World['newTrader']>>['ctx']
const put = (ctx: Ctx, ...chosen: Setting[]) => putSettings({ ctx, input: { body: { chosen } } })
const kept = async (ctx: Ctx) => (await readProfile({ ctx, input: {} as never })).settings

test('what was chosen last holds, whichever device tells it first', async () => {
  const { ctx } = await world.newTrader('10')
  await put(ctx, { name: 'theme', value: 'dark', at: 2_000 })
  const { chosen } = await put(
    ctx,
    { name: 'theme', value: 'light', at: 1_000 },
    { name: 'pinnedMarkets', value: 'BTC,SOL', at: 1_000 },
  )
  expect(chosen).toEqual([
    { name: 'theme', value: 'dark', at: 2_000 },
    { name: 'pinnedMarkets', value: 'BTC,SOL', at: 1_000 },
  ])
  expect(await kept(ctx)).toEqual({ chosen })
  await put(ctx, { name: 'theme', value: null, at: 3_000 })
  expect(await kept(ctx)).toMatchObject({ chosen: [{ name: 'theme', value: null, at: 3_000 }, {}] })
})

test('a fast clock does not win for ever', async () => {
  const { ctx } = await world.newTrader('10')
  const before = ctx.clock()
  const { chosen } = await put(ctx, { name: 'theme', value: 'dark', at: before + 86_400_000 })
  expect(chosen[0]?.at).toBeLessThanOrEqual(ctx.clock())
})

test('each person has their own, and loses nothing else that is kept with the profile', async () => {
  const [one, other] = [await world.newTrader('10'), await world.newTrader('10')]
  await one.ctx.store.users.putSettings(one.ctx.viewer.id, { label: 'a name' })
  await put(one.ctx, { name: 'palette', value: 'blue-orange', at: 1 })
  expect(await kept(one.ctx)).toMatchObject({ label: 'a name', chosen: [{ name: 'palette' }] })
  expect(await kept(other.ctx)).toEqual({})
})
