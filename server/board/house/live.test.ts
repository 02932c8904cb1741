// House traders with the whole server: they use it as clients like any other.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../../contract/sessions/sessions.ts'
import type { Profile } from '../../../contract/people/user.ts'
import { startExchange } from '../../../localnet/exchange/exchange.ts'
import { createLog } from '../../../platform/log.ts'
import { createApiClient } from '../../../localnet/house/api-client.ts'
import { type Character, walletOf } from '../../../localnet/house/characters.ts'
import { type House, startHouse } from '../../../localnet/house/house.ts'
import { createMarket } from '../../../localnet/market/market.ts'
import { createServer, type Server } from '../../app.ts'
import { readConfig } from '../../settings/config.ts'
import { copyDatabase } from '../../testing/databases/database-folder.ts'

const seed = 'alura'
const character: Character = {
  label: 'Testing Tess',
  terms: { kind: 'advance', budget: 300, executionStrategy: 'Degen', strategyDuration: '3D' },
  markets: ['SOL'],
  pauseMs: { shortest: 0, longest: 0 },
}
const wallet = walletOf(seed, character)
const dataDir = mkdtempSync(join(tmpdir(), 'alura-house-'))
const market = createMarket({ seed })
const lines: string[] = []
let exchange: Awaited<ReturnType<typeof startExchange>>
let server: Server
let url: string
let house: House

beforeAll(async () => {
  await copyDatabase(dataDir)
  exchange = await startExchange({ port: 0, dataDir, market })
  const env = { DATA_DIR: dataDir, CHAIN_PORT: '1', ALURA_SECRET: randomBytes(32).toString('hex') }
  const { url: exchangeUrl, wsUrl } = exchange
  const config = { ...readConfig(env), exchange: { url: exchangeUrl, wsUrl, isTestnet: true } }
  server = await createServer(
    { ...config, port: 0 },
    { checksOutput: true, log: createLog('silent') },
  )
  house = startTheHouse('http://127.0.0.1:1')
  await house.stop()
  url = await server.start()
}, 120_000)
afterAll(async () => {
  await house.stop()
  await server.stop()
  await exchange.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

function startTheHouse(apiUrl: string): House {
  const log = (line: string) => void lines.push(line)
  return startHouse({ seed, market, exchange, apiUrl, log, turnMs: 200, cast: [character] })
}

function asTheTrader() {
  const signal = new AbortController().signal
  return createApiClient({ apiUrl: url, exchangeUrl: exchange.url, wallet, signal })
}

test('without an API nothing is done, and the house ends at once', () => {
  expect(lines).toEqual([])
  expect(exchange.house.isEnrolled(`0x${wallet.address.slice(2).toLowerCase()}`)).toBe(false)
})

test(
  'a house trader gets its month, trades on, and starts anew when a session has ended',
  { timeout: 300_000 },
  async () => {
    house = startTheHouse(url)
    const api = asTheTrader()
    await expect
      .poll(async () => (await api.signIn()).role, { timeout: 150_000, interval: 1_000 })
      .toBe('house')
    expect(lines[0]).toMatch(/^House traders: 1 of 1 have their past month/)
    const profile = await api.get<Profile>('/user/profile')
    expect(profile.settings).toEqual({ label: character.label })

    const running = async () =>
      (await api.get<Session[]>('/trading-sessions/active')).map(({ id }) => id)
    await expect.poll(async () => (await running()).length, { timeout: 30_000 }).toBe(1)
    const [first = ''] = await running()
    await api.post(`/trading-sessions/${first}/stop`, { mode: 'close_all' })
    await expect
      .poll(async () => (await running()).filter((id) => id !== first).length, { timeout: 30_000 })
      .toBe(1)

    const [second = ''] = await running()
    await house.stop()
    const linesBefore = lines.length
    house = startTheHouse(url)
    const { items } = await api.get<{ items: Session[] }>('/trading-sessions?limit=200')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await running()).toEqual([second])
    expect(items.length).toBe((await pastSessions()) + 2)
    expect(lines.slice(linesBefore)).toEqual([])
  },
)

async function pastSessions(): Promise<number> {
  const response = await fetch(`${exchange.url}/house`)
  const { traders } = (await response.json()) as { traders: { sessions: number }[] }
  return traders[0]?.sessions ?? 0
}
