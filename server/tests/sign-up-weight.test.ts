// The exchange weight that a new person costs, from connecting the wallet to a form that is ready to start.
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PreflightCheck } from '../../contract/sessions/session-starts.ts'
import type { WeightReport } from '../../localnet/exchange/limits/meter.ts'
import {
  type ApiWorld,
  approveTrading,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { localControls } from '../testing/exchange/local-controls.ts'

interface Preflight {
  ok: boolean
  checks: PreflightCheck[]
}

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

/** Requests that concern no single person: market data, and the clock. */
const ofEverybody = /candleSnapshot|exchangeStatus|allMids|^meta|spotMeta|perpDexs|l2Book/

async function spent(): Promise<Record<string, number>> {
  const { body } = await sender(world.exchangeUrl)<WeightReport>('GET', '/weight')
  const types = body.minutes.flatMap(({ byType }) => Object.entries(byType))
  const sums: Record<string, number> = {}
  for (const [type, { weight }] of types) {
    if (!ofEverybody.test(type)) sums[type] = (sums[type] ?? 0) + weight
  }
  return sums
}

const hourOf = (at: number) => Math.floor(at / 3_600_000)

function since(before: Record<string, number>, after: Record<string, number>) {
  const types = Object.entries(after).map(([type, weight]) => [type, weight - (before[type] ?? 0)])
  const changed = Object.fromEntries(types) as Record<string, number>
  return { changed, total: Object.values(changed).reduce((sum, weight) => sum + weight, 0) }
}

test('a new person’s pages and checks share what they ask of the exchange', async () => {
  const hour = hourOf(Date.now())
  const before = await spent()
  const wallet = privateKeyToAccount(generatePrivateKey())
  await localControls(world.exchangeUrl).faucet(wallet.address, '1000')
  const person = await signIn(world.api, wallet)
  const pages = ['/user/profile', '/auth/evm/authority', '/user/transactions', '/positions']
  const everyPage = () => Promise.all([...pages, ...pages].map((path) => person.send('GET', path)))
  const terms = { assetIndex: 0, budget: 100, profitTarget: 5, lossThreshold: 5, maxPositions: 1 }
  const preflight = () => person.send<Preflight>('POST', '/trading-sessions/preflight', terms)
  await everyPage()
  expect((await preflight()).body.ok).toBe(false)
  await approveTrading(person, world.exchangeUrl)
  const ready = await person.send('GET', '/auth/evm/trading-key')
  expect(ready.body).toMatchObject({ approved: true, builder: { approved: true } })
  await everyPage()
  for (const budget of [100, 110, 120, 130]) {
    const { body } = await person.send<Preflight>('POST', '/trading-sessions/preflight', {
      ...terms,
      budget,
    })
    expect(body.checks.filter(({ id }) => id === 'builder_fee')).toMatchObject([{ status: 'ok' }])
  }
  const { changed, total } = since(before, await spent())
  // An agent that was just made cannot have a role or an approval, so that neither is requested.
  expect(changed['userRole']).toBeUndefined()
  // Funding is paid on the hour, and asked for once it may have been paid.
  const funding = hourOf(Date.now()) === hour ? 0 : 20
  expect({ changed, isCheap: total < 200 + funding }).toMatchObject({ isCheap: true })
})
