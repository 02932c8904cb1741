// Runs the desk's example programs as their first lines describe, against a listening server.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { type ApiWorld, signIn, startApiWorld } from '../testing/worlds/api-world.ts'
import { newHand, priceAt } from '../testing/desk-api.ts'

const example = join(import.meta.dirname, '../../docs/examples/desk-client.ts')
const folder = mkdtempSync(join(tmpdir(), 'alura-example-'))
const tokenFile = join(folder, 'tokens.json')

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, ALURA_URL: world.api, TOKEN_FILE: tokenFile }
  const { stdout } = await promisify(execFile)(process.execPath, [example, ...args], { env })
  return stdout
}

test('pairs by a code, reads the limits, has a trade checked and places it; the next time it needs no code', async () => {
  const hand = await newHand(world)
  const { body } = await hand.send<{ code: string }>('POST', '/api/v1/auth/pair-extension')
  const said = await run(body.code)
  expect(said).toMatch(/At most 2 % of the balance is at risk/)
  expect(said).toMatch(/It would buy [\d.]+, limited by account_risk_percent|insufficient_balance/)
  expect(said).toMatch(/Placed: trade \S+ is (pending|active)/)
  const { body: list } = await hand.send<{ id: string }[]>('GET', '/api/v1/trades')
  expect(JSON.stringify(list)).toContain(/trade (\S+) is/.exec(said)?.[1] ?? 'none')
  const before = readFileSync(tokenFile, 'utf8')
  expect(await run()).toContain('Placed')
  expect(readFileSync(tokenFile, 'utf8')).toBe(before)
})

test('an account that has never been in the dashboard approves agent and fee by a program, and trades', async () => {
  const key = generatePrivateKey()
  const { send, wallet } = await signIn(world.api, privateKeyToAccount(key))
  await world.faucet(wallet.address, '1000')
  const env = { ...process.env, ALURA_URL: world.api, PRIVATE_KEY: key }
  const approvals = join(import.meta.dirname, '../../docs/examples/desk-approvals.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [approvals], { env })
  expect(stdout).toBe('The agent may trade, never withdraw\nThe builder fee is approved\n')
  const trade = { symbol: 'BTC', side: 'buy', stop_loss_price: priceAt(world, -2) }
  expect((await send('POST', '/api/v1/trades', trade)).status).toBe(201)
})
