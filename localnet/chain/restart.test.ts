import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatePrivateKey } from 'viem/accounts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HexAddress, LocalChain } from '../types.ts'
import { startChain } from './chain.ts'
import { createReader } from './test-trader.ts'

const account: HexAddress = '0x00000000000000000000000000000000000a1132'
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localnet-restart-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

test('a restart keeps balances, blocks and what was paid', async () => {
  const before = await startChain({ port: 0, dataDir })
  const id = generatePrivateKey()
  await before.faucet(account, 12n)
  const paid = await before.payout(account, 30n, id)
  const blocks = await before.blockNumber()
  await before.stop()

  const after = await startChain({ port: 0, dataDir })
  expect(await after.blockNumber()).toBeGreaterThanOrEqual(blocks)
  expect(await after.payout(account, 30n, id)).toEqual(paid)
  expect(await usdcOf(after)).toBe(42n)
  await after.faucet(account, 1n)
  expect(await usdcOf(after)).toBe(43n)
  await after.stop()
})

test('an anvil left behind by a killed parent is ended and its state kept', async () => {
  const { parent, pid } = await startInOtherProcess()
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(isAlive(pid)).toBe(true)

  const lines: string[] = []
  const chain = await startChain({ port: 0, dataDir, log: (line) => lines.push(line) })
  expect(isAlive(pid)).toBe(false)
  expect(lines).toEqual([expect.stringContaining(`ending process ${pid}`)])
  expect(await usdcOf(chain)).toBe(5n)
  await chain.stop()
})

test('a parent that leaves without stopping takes its anvil along', async () => {
  const { parent, pid } = await startInOtherProcess()
  parent.send('leave')
  await once(parent, 'exit')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 30_000 })
})

test('an anvil that is killed is started again, with all it had confirmed', async () => {
  const lines: string[] = []
  const chain = await startChain({ port: 0, dataDir, log: (line) => lines.push(line) })
  await chain.faucet(account, 5n)
  process.kill(Number.parseInt(readFileSync(join(dataDir, 'chain.pid'), 'utf8')), 'SIGKILL')
  await vi.waitFor(() => expect(lines).toContainEqual(expect.stringContaining('again')), {
    timeout: 30_000,
  })
  await vi.waitFor(async () => expect(await usdcOf(chain)).toBe(5n), { timeout: 30_000 })
  await chain.faucet(account, 6n)
  expect(await usdcOf(chain)).toBe(11n)
  await chain.stop()
})

test('a second chain on the same folder is refused and harms nothing', async () => {
  const first = await startChain({ port: 0, dataDir })
  await expect(startChain({ port: 0, dataDir })).rejects.toThrow('is in use by process')
  expect(await first.blockNumber()).toBeGreaterThan(0n)
  await first.stop()
})

test('a pid file that names somebody else’s process ends nobody', async () => {
  writeFileSync(join(dataDir, 'chain.pid'), `${process.pid} http://127.0.0.1:1\n`)
  const chain = await startChain({ port: 0, dataDir })
  await chain.stop()
  expect(existsSync(join(dataDir, 'chain.pid'))).toBe(false)
})

test('a taken port is named in the error', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(startChain({ port, dataDir })).rejects.toThrow(
    'is in use by another program. Set CHAIN_PORT',
  )
  server.close()
})

test('a state cut off in the middle gives way to the one of the last start', async () => {
  const first = await startChain({ port: 0, dataDir })
  await first.faucet(account, 8n)
  await first.stop()
  const second = await startChain({ port: 0, dataDir })
  await second.stop()
  const file = join(dataDir, 'chain.json')
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 5_000))

  const lines: string[] = []
  const third = await startChain({ port: 0, dataDir, log: (line) => lines.push(line) })
  expect(lines).toEqual([expect.stringContaining('cut off')])
  expect(await usdcOf(third)).toBe(8n)
  await third.stop()
})

test('a state without our contracts is refused', async () => {
  const chain = await startChain({ port: 0, dataDir })
  await chain.stop()
  const file = join(dataDir, 'chain.json')
  const state = readFileSync(file, 'utf8')
  writeFileSync(file, state.replace(chain.bridge.toLowerCase(), `0x${'9'.repeat(40)}`))
  await expect(startChain({ port: 0, dataDir })).rejects.toThrow('The bridge is missing')
})

/** A chain in a process of its own that has given `account` 5 micro-USDC. */
async function startInOtherProcess() {
  const script = join(dataDir, 'parent.ts')
  const module = fileURLToPath(new URL('chain.ts', import.meta.url))
  writeFileSync(
    script,
    `import { startChain } from ${JSON.stringify(module)}
     const chain = await startChain({ port: 0, dataDir: ${JSON.stringify(dataDir)} })
     await chain.faucet('${account}', 5n)
     process.on('message', () => process.exit(0))
     process.send?.('ready')`,
  )
  const parent = fork(script, { stdio: 'inherit' })
  await once(parent, 'message')
  return { parent, pid: Number.parseInt(readFileSync(join(dataDir, 'chain.pid'), 'utf8')) }
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/status`, 'utf8').includes('State:\tZ')
  } catch {
    return false
  }
}

function usdcOf(chain: LocalChain): Promise<bigint> {
  return createReader(chain).usdcOf(account)
}
