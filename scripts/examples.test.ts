// Runs the desk's example programs as their first lines describe, against what `npm start` starts.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '../contract/ops/config.ts'
import { localControls } from '../server/testing/exchange/local-controls.ts'
import { approveTrading, sender, signIn } from '../server/testing/worlds/api-world.ts'
import { freePort } from './stack/processes.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'alura-examples-'))
const tokenFile = join(folder, 'tokens.json')

let product: ChildProcess
let url: string
let exchangeUrl: string

beforeAll(async () => {
  const env = {
    PATH: process.env['PATH'],
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    EXCHANGE_PORT: String(await freePort()),
    CHAIN_PORT: String(await freePort()),
    HOUSE_TRADERS: 'off',
    // An existing folder, so that the dashboard is not built.
    DASHBOARD_DIR: join(root, 'public'),
  }
  product = spawn('npm', ['start', '--silent'], {
    cwd: root,
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await untilReady(product)
  url = `http://127.0.0.1:${env.PORT}`
  const { body } = await sender(url)<Config>('GET', '/config')
  exchangeUrl = body.exchange.url
}, 260_000)
afterAll(async () => {
  const ended = once(product, 'close')
  process.kill(-Number(product.pid), 'SIGINT')
  await ended
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

function untilReady({ stdout }: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve) => {
    stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('{"ready":true')) resolve()
    })
  })
}

async function run(example: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const path = join(root, 'docs/examples', example)
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], {
    env: { ...process.env, ALURA_URL: url, ...env },
  })
  return stdout
}

async function fundedAccount(usdc: string) {
  const key = generatePrivateKey()
  const client = await signIn(url, privateKeyToAccount(key))
  await localControls(exchangeUrl).faucet(client.wallet.address, usdc)
  return { ...client, key }
}

const patience = 120_000

test(
  'the program pairs by a code, reads the limits, has a trade checked and places it; the next time it needs no code',
  async () => {
    const hand = await fundedAccount('10000')
    await approveTrading(hand, exchangeUrl)
    const { body } = await hand.send<{ code: string }>('POST', '/api/v1/auth/pair-extension')
    const said = await run('desk-client.ts', { TOKEN_FILE: tokenFile }, body.code)
    expect(said).toMatch(/At most 2 % of the balance is at risk/)
    expect(said).toMatch(/It would buy [\d.]+, limited by account_risk_percent/)
    expect(said).toMatch(/Placed: trade \S+ is active/)
    const { body: list } = await hand.send('GET', '/api/v1/trades')
    expect(JSON.stringify(list)).toContain(/trade (\S+) is/.exec(said)?.[1] ?? 'none')
    expect(statSync(tokenFile).mode & 0o077).toBe(0)
    const before = readFileSync(tokenFile, 'utf8')
    const again = await run('desk-client.ts', { TOKEN_FILE: tokenFile })
    expect(again).toContain('Placed')
    expect(readFileSync(tokenFile, 'utf8')).toBe(before)
  },
  patience,
)

test('the program fits into sixty lines', () => {
  const text = readFileSync(join(root, 'docs/examples/desk-client.ts'), 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
})

test(
  'a program refreshes once its access token is not taken any more, and goes on',
  async () => {
    const kept = JSON.parse(readFileSync(tokenFile, 'utf8')) as { access_token: string }
    writeFileSync(tokenFile, JSON.stringify({ ...kept, access_token: 'an.old.one' }))
    const said = await run('desk-client.ts', { TOKEN_FILE: tokenFile })
    expect(said).toContain('Placed')
    expect(readFileSync(tokenFile, 'utf8')).not.toContain('an.old.one')
  },
  patience,
)

test(
  'an account that has never been in the dashboard approves agent and fee by a program, and trades',
  async () => {
    const { key, send } = await fundedAccount('1000')
    expect(await run('desk-approvals.ts', { PRIVATE_KEY: key })).toBe(
      'The agent may trade, never withdraw\nThe builder fee is approved\n',
    )
    const candles = '/api/indicators/candles/BTC/1m?limit=1'
    const { body } = await send<{ candles: { c: string }[] }>('GET', candles)
    const stop_loss_price = (Number(body.candles[0]?.c) * 0.98).toFixed(0)
    const trade = { symbol: 'BTC', side: 'buy', stop_loss_price }
    expect((await send('POST', '/api/v1/trades', trade)).status).toBe(201)
  },
  patience,
)
