import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '../../contract/ops/config.ts'
import type { Health } from '../../contract/ops/health.ts'
import type { Profile } from '../../contract/people/user.ts'
import { createLog } from '../../platform/log.ts'
import { createServer, type Server, type ServerOptions } from '../app.ts'
import { readConfig } from '../settings/config.ts'
import { type LocalExchange, startLocalExchange } from '../testing/exchange/local-exchange.ts'

let exchange: LocalExchange
const dataDir = mkdtempSync(join(tmpdir(), 'alura-app-'))
const secret = randomBytes(32).toString('hex')
const quiet: ServerOptions = { checksOutput: true, log: createLog('silent') }

beforeAll(async () => {
  exchange = await startLocalExchange()
})
afterAll(async () => {
  await exchange.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

function open(port = 0): Promise<Server> {
  const env = { DATA_DIR: dataDir, CHAIN_PORT: '1', ALURA_SECRET: secret }
  return createServer({ ...readConfig(env), ...exchange.config, port }, quiet)
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

function post<T>(url: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return json<T>(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('a person signs in, and is still known to the next server on the same data', async () => {
  const wallet = privateKeyToAccount(generatePrivateKey())
  const first = await open()
  const url = await first.start()
  const { message } = await post<{ message: string }>(`${url}/auth/evm/challenge`, {
    address: wallet.address,
  })
  const signature = await wallet.signMessage({ message })
  const { accessToken, user } = await post<{ accessToken: string; user: Profile }>(
    `${url}/auth/evm/verify`,
    { address: wallet.address, signature },
  )
  await first.stop()

  const second = await open()
  const later = await second.start()
  try {
    const headers = { authorization: `Bearer ${accessToken}` }
    const known = await json<Profile>(`${later}/user/profile`, { headers })
    expect(known).toEqual({ ...user, account: { ...user.account, at: known.account.at } })
    const again = post(`${later}/auth/evm/verify`, { address: wallet.address, signature })
    await expect(again).rejects.toThrow('CHALLENGE_INVALID')
  } finally {
    await second.stop()
  }
})

test('says in what world it lives, and which of its parts are well', async () => {
  const server = await open()
  const url = await server.start()
  try {
    const config = await json<Config>(`${url}/config`)
    expect(config).toMatchObject({
      network: 'localnet',
      simulated: true,
      chain: { id: 31_337 },
      localnet: { url: exchange.config.exchange.url },
      minimums: { budget: '10', deposit: '5', order: '10' },
      fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
    })
    await expect
      .poll(async () => (await json<Health>(`${url}/health`)).checks, { timeout: 30_000 })
      .toEqual({
        storage: { status: 'ok' },
        exchange: { status: 'ok' },
        runner: { status: 'ok' },
        chain: { status: 'down', message: 'chain node does not answer' },
      })
    expect((await json<Health>(`${url}/health`)).status).toBe('degraded')
    expect(await json(`${url}/health/kafka`)).toEqual({ status: 'disabled' })
    await expect
      .poll(async () => (await json<Health>(`${url}/health`)).findings)
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'agents_expiring', level: 'ok', value: 0 }),
          expect.objectContaining({ name: 'builder_usdc', level: 'ok' }),
          expect.objectContaining({ name: 'builder_rewards_usdc', level: 'ok', value: 0 }),
          expect.objectContaining({ name: 'clock_skew_ms', level: 'ok' }),
          expect.objectContaining({ name: 'treasury_usdc', level: 'ok', value: 10_000 }),
        ]),
      )
    server.ctx.findings.unknown('fill_direction', 'Teleported')
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('alura_up{part="storage"} 1')
    expect(metrics).toContain('alura_up{part="chain"} 0')
    expect(metrics).toContain('alura_finding_value{finding="agents_expiring"} 0')
    expect(metrics).toContain('alura_unknown_rows_total{kind="fill_direction"} 1')
    expect(metrics).toMatch(
      /alura_http_request_duration_seconds_count{method="GET",route="\/health",status="200"} [1-9]/,
    )
    server.ctx.findings.looked('done', 0.02)
    const later = await (await fetch(`${url}/metrics`)).text()
    expect(later).toContain('alura_look_duration_seconds_bucket{le="0.025",result="done"} 1')
    expect(later).toContain('route="/metrics",status="200"')
    expect(later).not.toMatch(/0x[0-9a-f]{40}/)
  } finally {
    await server.stop()
  }
})

test('a taken port is named, and nothing is left open behind it', async () => {
  const first = await open()
  const port = Number(new URL(await first.start()).port)
  const otherData = mkdtempSync(join(tmpdir(), 'alura-app-'))
  const config = readConfig({ DATA_DIR: otherData, ALURA_SECRET: randomBytes(32).toString('hex') })
  const second = await createServer({ ...config, ...exchange.config, port }, quiet)
  await expect(second.start()).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is in use by another program`,
  )
  await second.stop()
  await first.stop()
  rmSync(otherData, { recursive: true, force: true })
})
