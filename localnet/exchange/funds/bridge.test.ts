import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExchangeClient, InfoClient } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningChain, startChain } from '../../chain/chain.ts'
import { createMiner, createReader, createTrader } from '../../chain/test-trader.ts'
import type { HexAddress } from '../../types.ts'
import { createMarket } from '../../market/market.ts'
import { startExchange } from '../exchange.ts'
import type { RunningExchange } from '../exchange.ts'
import { balanced, imbalanceOf, readBooks, unexplainedValue } from '../testing/reconcile.ts'
import {
  control,
  newWallet,
  readJson,
  refusal,
  transportTo,
  until,
  untilUp,
} from '../testing/world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-bridge-'))
const disputeMs = 1_000
let chain: RunningChain
let exchange: RunningExchange
let reader: ReturnType<typeof createReader>

function start(port: number) {
  return startExchange({
    port,
    dataDir: join(dataDir, 'exchange'),
    market: createMarket({ seed: 'test' }),
    chain,
    disputeMs,
  })
}

async function restart() {
  const { port } = exchange
  await exchange.stop()
  exchange = await start(port)
  await untilUp(exchange.url)
}

beforeAll(async () => {
  chain = await startChain({ port: 0, dataDir: join(dataDir, 'chain') })
  reader = createReader(chain)
  exchange = await start(0)
})
afterAll(async () => {
  await exchange.stop()
  await chain.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A person with USDC in a wallet, who can use both the chain and the exchange. */
async function newSaver(usdc: string) {
  const trader = createTrader(chain)
  const user = trader.address
  await control(exchange.url, '/faucet', { address: user, usdc, to: 'chain' })
  const client = () =>
    new ExchangeClient({ transport: transportTo(exchange.url), wallet: trader.account })
  const info = () => new InfoClient({ transport: transportTo(exchange.url) })
  return {
    ...trader,
    user,
    client,
    value: async () => (await info().clearinghouseState({ user })).marginSummary.accountValue,
    transfers: async () => (await truthOf(user)).transfers,
    withdrawals: async () => (await truthOf(user)).withdrawals,
    unexplained: () => unexplainedValue(info(), user),
  }
}

interface Truth {
  transfers: { usdc: string; credited: boolean; dropped?: boolean }[]
  withdrawals: { id: HexAddress; usdc: string; payout: { txHash: HexAddress } | null }[]
}

async function truthOf(user: string): Promise<Truth> {
  return readJson(await control(exchange.url, `/truth?user=${user}`))
}

async function settled(): Promise<boolean> {
  const { bridge, withdrawn } = await readBooks(exchange.url)
  return bridge?.difference === '0' && withdrawn.pending === '0'
}

test('a transfer to the bridge is credited to its sender once, also across a restart; a small one is lost', async () => {
  const saver = await newSaver('100')
  await saver.transfer(chain.bridge, 50_000_000n)
  await saver.transfer(chain.bridge, 4_999_999n)
  await until(async () => (await saver.value()) === '50.0', 'the credit')
  await restart()
  await saver.transfer(chain.bridge, 10_000_000n)
  await until(async () => (await saver.value()) === '60.0', 'the second credit')
  expect((await saver.transfers()).map(({ usdc, credited }) => ({ usdc, credited }))).toEqual([
    { usdc: '50', credited: true },
    { usdc: '4.999999', credited: false },
    { usdc: '10', credited: true },
  ])
  await until(settled, 'the bridge holds what the books say')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('a withdrawal waits, then arrives whole but for its fee, once', async () => {
  const saver = await newSaver('100')
  await saver.transfer(chain.bridge, 100_000_000n)
  await until(async () => (await saver.value()) === '100.0', 'the credit')
  const destination = newWallet().address
  await saver.client().withdraw3({ destination, amount: '60.5' })
  expect(await saver.value()).toBe('39.5')
  expect(await reader.usdcOf(destination)).toBe(0n)
  await restart()
  await until(async () => (await reader.usdcOf(destination)) === 59_500_000n, 'the payout')
  await until(settled, 'the payout is noted')
  const [withdrawal] = await saver.withdrawals()
  expect(await reader.mined(withdrawal?.payout?.txHash ?? '0x')).toMatchObject({
    status: 'success',
  })
  await restart()
  await until(settled, 'nothing more happens')
  expect(await reader.usdcOf(destination)).toBe(59_500_000n)
  expect(await saver.unexplained()).toBe('0')
})

test('nothing can be withdrawn to the bridge itself', async () => {
  const saver = await newSaver('1')
  await control(exchange.url, '/faucet', { address: saver.user, usdc: '50' })
  const request = saver.client().withdraw3({ destination: chain.bridge, amount: '5' })
  expect(await refusal(request)).toBe('Invalid destination.')
})

test('a deposit that the chain drops is taken back, and credited when it comes again', async () => {
  const saver = await newSaver('100')
  const miner = createMiner(chain)
  const raw = await saver.sign(chain.bridge, 70_000_000n)
  const { blockNumber } = await reader.mined(await miner.sendRaw(raw))
  await until(async () => (await saver.value()) === '70.0', 'the credit')
  await saver.client().usdSend({ destination: newWallet().address, amount: '30' })

  await miner.reorganise(Number((await chain.blockNumber()) - blockNumber) + 1)
  await until(async () => (await saver.value()) === '-31.0', 'the credit is taken back')
  const spend = saver.client().withdraw3({ destination: saver.user, amount: '5' })
  expect(await refusal(spend)).toBe('Insufficient balance for withdrawal.')
  expect(await saver.transfers()).toMatchObject([{ credited: false, dropped: true }])
  expect(await saver.unexplained()).toBe('0')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)

  await reader.mined(await miner.sendRaw(raw))
  await until(async () => (await saver.value()) === '39.0', 'the credit again')
  await until(settled, 'the bridge holds what the books say')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('a block dropped while the exchange was down is noticed when it is up', async () => {
  const saver = await newSaver('100')
  const miner = createMiner(chain)
  const raw = await saver.sign(chain.bridge, 20_000_000n)
  const { blockNumber } = await reader.mined(await miner.sendRaw(raw))
  await until(async () => (await saver.value()) === '20.0', 'the credit')
  const { port } = exchange
  await exchange.stop()
  await miner.reorganise(Number((await chain.blockNumber()) - blockNumber) + 1)
  exchange = await start(port)
  await untilUp(exchange.url)
  await until(async () => (await saver.value()) === '0.0', 'the credit is taken back')
  await until(settled, 'the bridge holds what the books say')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('a payout that the chain drops is made again', async () => {
  const saver = await newSaver('1')
  await control(exchange.url, '/faucet', { address: saver.user, usdc: '50' })
  const miner = createMiner(chain)
  const destination = newWallet().address
  await saver.client().withdraw3({ destination, amount: '21' })
  const isPaid = async () => (await saver.withdrawals()).some(({ payout }) => payout !== null)
  await until(isPaid, 'the payout')
  const [before] = await saver.withdrawals()
  const { blockNumber } = await reader.mined(before?.payout?.txHash ?? '0x')
  await miner.reorganise(Number((await chain.blockNumber()) - blockNumber) + 1)
  expect(await reader.usdcOf(destination)).toBe(0n)
  await until(async () => (await reader.usdcOf(destination)) === 20_000_000n, 'the payout again')
  await until(settled, 'the payout is noted')
  expect(await saver.withdrawals()).toMatchObject([{ id: before?.id, usdc: '20' }])
})

test('many withdrawals at once are all paid, each once', async () => {
  const saver = await newSaver('1')
  await control(exchange.url, '/faucet', { address: saver.user, usdc: '200' })
  const destination = newWallet().address
  const client = saver.client()
  for (let i = 0; i < 20; i += 1) await client.withdraw3({ destination, amount: '2.5' })
  await until(settled, 'all payouts')
  expect(await reader.usdcOf(destination)).toBe(30_000_000n)
  expect(await saver.value()).toBe('150.0')
})
