// A machine's clock that was set back two hours while the server was down.
import { afterEach, expect, test } from 'vitest'
import { createTokens } from '../../../people/sign-in/tokens.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'
import { createExchange } from '../exchange.ts'
import { venueClock } from './venue-clock.ts'

const hour = 3_600_000
/** So many nonces of a signer does the exchange remember; it takes none below them. */
const remembered = 100

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

test('an agent that was busy before may still act', async () => {
  world = await startWorld()
  const { ctx } = await world.newTrader()
  const userId = ctx.viewer.id
  for (let i = 0; i <= remembered; i++) await ctx.exchange.setLeverage(userId, 0, 1 + (i % 2))
  const actedUntil = ctx.clock()
  async function setLeverageLater(given: object): Promise<string> {
    // The exchange's time is not known yet: it is never followed.
    const clock = Object.assign(() => Date.now() - 2 * hour, {
      ...venueClock(Date.now),
      hear: () => false,
    })
    const { config, agents, store, log, findings } = ctx
    const known = { agents, candles: store.candles, log, clock, findings, ...given }
    const later = await createExchange(config, known)
    try {
      await later.setLeverage(userId, 0, 3)
      return 'done'
    } catch (error) {
      return String(error)
    } finally {
      await later.close()
    }
  }
  expect(await setLeverageLater({})).toMatch(/nonce too low/)
  expect(await setLeverageLater({ actedUntil })).toBe('done')
}, 120_000)

test('who is signed in stays so, and no longer than before', async () => {
  let now = 1_700_000_000_000
  const tokens = createTokens({ secret: '11'.repeat(32), network: 'localnet' }, () => now)
  const claims = {
    userId: '3f0c3f0e-6b0e-4a53-9a5e-9d7f0a3b1c11',
    address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    epoch: 0,
  }
  const token = await tokens.issue(claims)
  const issuedAt = now
  now = issuedAt - 600_000
  expect(await tokens.read(token)).toMatchObject(claims)
  now = issuedAt + 24 * hour + 61_000
  await expect(tokens.read(token)).rejects.toThrow('expired')
})
