import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InfoClient } from '@nktkas/hyperliquid'
import { createWalletClient, defineChain, http, parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChain } from '../chain/chain.ts'
import type { LocalChain } from '../types.ts'
import { createMarket } from '../market/market.ts'
import { startExchange } from './exchange.ts'
import type { RunningExchange } from './exchange.ts'
import { control, newWallet, readJson, transportTo, until } from './testing/world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-deposits-'))
let chain: LocalChain
let exchange: RunningExchange

function start(port: number) {
  return startExchange({
    host: '127.0.0.1',
    port,
    dataDir: join(dataDir, 'exchange'),
    market: createMarket({ seed: 'test' }),
    chain,
  })
}

beforeAll(async () => {
  chain = await startChain({ port: 0, dataDir: join(dataDir, 'chain') })
  exchange = await start(0)
})
afterAll(async () => {
  await exchange.stop()
  await chain.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a transfer to the bridge is credited to its sender once, also across a restart; a small one is lost', async () => {
  const account = newWallet()
  const given = await control(exchange.url, '/faucet', {
    address: account.address,
    usdc: '100',
    to: 'chain',
  })
  expect((await readJson<{ txHash: string }>(given)).txHash).toMatch(/^0x[0-9a-f]{64}$/)
  const wallet = createWalletClient({
    account,
    chain: defineChain({
      id: chain.chainId,
      name: 'local',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [chain.rpcUrl] } },
    }),
    transport: http(chain.rpcUrl),
  })
  const send = (usdc: bigint) =>
    wallet.writeContract({
      address: chain.usdc,
      abi: parseAbi(['function transfer(address to, uint256 amount) returns (bool)']),
      functionName: 'transfer',
      args: [chain.bridge, usdc],
    })
  const value = async () => {
    const info = new InfoClient({ transport: transportTo(exchange.url) })
    const state = await info.clearinghouseState({ user: account.address })
    return state.marginSummary.accountValue
  }
  await send(50_000_000n)
  await send(4_999_999n)
  await until(async () => (await value()) === '50.0', 'the credit', 30_000)
  const { port } = exchange
  await exchange.stop()
  exchange = await start(port)
  await send(10_000_000n)
  await until(async () => (await value()) === '60.0', 'the second credit', 30_000)
  const truth = await readJson<{ transfers: { usdc: string; credited: boolean }[] }>(
    await control(exchange.url, `/truth?user=${account.address}`),
  )
  expect(truth.transfers.map(({ usdc, credited }) => ({ usdc, credited }))).toEqual([
    { usdc: '50', credited: true },
    { usdc: '4.999999', credited: false },
    { usdc: '10', credited: true },
  ])
})
