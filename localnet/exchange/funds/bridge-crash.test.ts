import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExchangeClient } from '@nktkas/hyperliquid'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterEach, expect, test } from 'vitest'
import { createReader, createTrader } from '../../chain/test-trader.ts'
import { bridgeAddress, usdcAddress } from '../../chain/contracts.ts'
import { balanced, imbalanceOf, readBooks } from '../testing/reconcile.ts'
import { control, newWallet, readJson, transportTo, until } from '../testing/world.ts'

interface Running {
  child: ChildProcess
  url: string
  rpcUrl: string
}

const script = join(import.meta.dirname, '../testing', 'serve.ts')
const dataDirs: string[] = []
const children = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of children) await kill(child)
  for (const dataDir of dataDirs.splice(0)) {
    killChain(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function launch(dataDir: string): Promise<Running> {
  const child = spawn(process.execPath, [script, dataDir, '0', '300'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      const [url = '', rpcUrl = ''] = line.toString().trim().split(' ')
      resolve({ child, url, rpcUrl })
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

async function kill(child: ChildProcess) {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

/** The chain is a process of its own, which outlives its killed parent. */
function killChain(dataDir: string) {
  try {
    const [pid] = readFileSync(join(dataDir, 'chain', 'chain.pid'), 'utf8').split(' ')
    process.kill(Number(pid), 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function chainAt(rpcUrl: string) {
  return { rpcUrl, usdc: usdcAddress, bridge: bridgeAddress }
}

// If the chain itself is killed, it forgets transactions that wait for a block.
test.each([
  ['the exchange', false],
  ['the exchange and the chain', true],
])(
  'with %s killed again and again, deposits and withdrawals end up made once',
  async (_what, chainToo) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'alura-bridge-crash-'))
    dataDirs.push(dataDir)
    const key = generatePrivateKey()
    const user = privateKeyToAccount(key).address
    const destination = newWallet().address
    let running = await launch(dataDir)
    await control(running.url, '/faucet', { address: user, usdc: '1000' })
    let asked = 0
    for (const pauseMs of [200, 1_500]) {
      const { url, rpcUrl } = running
      const trader = createTrader(chainAt(rpcUrl), key)
      const client = new ExchangeClient({ transport: transportTo(url), wallet: trader.account })
      await control(url, '/faucet', { address: user, usdc: '40', to: 'chain' })
      await trader.transfer(bridgeAddress, 13_000_000n)
      for (let i = 0; i < 3; i += 1) {
        await client.withdraw3({ destination, amount: '11' })
        asked += 1
      }
      await sleep(pauseMs)
      await kill(running.child)
      if (chainToo) killChain(dataDir)
      running = await launch(dataDir)
    }

    const reader = createReader(chainAt(running.rpcUrl))
    const paid = BigInt(asked) * 10_000_000n
    await until(async () => (await reader.usdcOf(destination)) === paid, 'all payouts')
    const { url } = running
    await until(async () => {
      const { bridge, withdrawn } = await readBooks(url)
      return bridge?.difference === '0' && withdrawn.pending === '0'
    }, 'the bridge holds what the books say')
    expect(await imbalanceOf(url)).toEqual(balanced)

    // Every transfer that was sent is on the chain, and credited once.
    const { transfers } = await readJson<{ transfers: { kind: string; credited: boolean }[] }>(
      await control(url, `/truth?user=${user}`),
    )
    const credited = transfers.filter((row) => row.kind === 'deposit' && row.credited)
    expect(credited).toHaveLength(await reader.transfersBetween(user, bridgeAddress))
    // Only a killed chain forgets a transfer that was still waiting for its block.
    expect(credited.length).toBeGreaterThanOrEqual(chainToo ? 0 : 2)
    expect(await reader.usdcOf(destination)).toBe(paid)
  },
)
