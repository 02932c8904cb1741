import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePrivateKey } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { BridgeDeposit, HexAddress, LocalChain } from '../types.ts'
import { startChain } from './chain.ts'
import { createReader, createTrader } from './test-trader.ts'

const patience = { timeout: 8_000 }
let dataDir: string
let chain: LocalChain
let reader: ReturnType<typeof createReader>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localnet-deposits-'))
  chain = await startChain({ port: 0, dataDir })
  reader = createReader(chain)
})

afterAll(async () => {
  await chain.stop()
  await rm(dataDir, { recursive: true })
})

test('a USDC transfer to the bridge is seen once, as its sender’s deposit, under another block', async () => {
  const trader = await fundedTrader()
  const seen: [BridgeDeposit, bigint][] = []
  const end = chain.watchDeposits(await chain.blockNumber(), (...row) => seen.push(row))
  const txHash = await trader.transfer(chain.bridge, 7_500_000n)
  const { blockNumber } = await reader.mined(txHash)
  expect(await chain.blockNumber()).toBe(blockNumber)
  expect(seen).toEqual([])

  await vi.waitFor(() => expect(seen).toHaveLength(1), patience)
  const from = lowerCase(trader.address)
  expect(seen).toEqual([
    [{ txHash, logIndex: 0, blockNumber, from, amount: 7_500_000n }, blockNumber + 1n],
  ])
  expect(await chain.blockNumber()).toBeGreaterThan(blockNumber)
  await fundedTrader()
  await sleep(1_500)
  end()
  expect(seen).toHaveLength(1)
})

test('two deposits of one block are both seen, and the first does not move the place to resume', async () => {
  const [left, right] = await Promise.all([fundedTrader(), fundedTrader()])
  const seen: [bigint, bigint, bigint][] = []
  const end = chain.watchDeposits(await chain.blockNumber(), ({ amount, blockNumber }, next) =>
    seen.push([amount, blockNumber, next]),
  )
  await nextBlock()
  const hashes = await Promise.all([
    left.transfer(chain.bridge, 1n),
    right.transfer(chain.bridge, 1n),
  ])
  const [first, second] = await Promise.all(hashes.map((hash) => reader.mined(hash)))
  const block = first?.blockNumber ?? 0n
  expect(second?.blockNumber).toBe(block)
  await vi.waitFor(() => expect(seen).toHaveLength(2), patience)
  end()
  expect(seen).toEqual([
    [1n, block, block],
    [1n, block, block + 1n],
  ])
})

test('a watch sees again what its first block holds and nothing older', async () => {
  const trader = await fundedTrader()
  await reader.mined(await trader.transfer(chain.bridge, 1n))
  const { blockNumber } = await reader.mined(await trader.transfer(chain.bridge, 2n))
  const inclusive = watch(blockNumber, trader.address)
  const after = watch(blockNumber + 1n, trader.address)
  await vi.waitFor(() => expect(inclusive.amounts).toEqual([2n]), patience)
  await sleep(600)
  expect(after.amounts).toEqual([])
  inclusive.end()
  after.end()
})

test('a deposit the listener failed on is given again', async () => {
  const trader = await fundedTrader()
  const amounts: bigint[] = []
  const end = chain.watchDeposits(await chain.blockNumber(), ({ amount }) => {
    amounts.push(amount)
    if (amounts.length === 1) throw new Error('not now')
  })
  await trader.transfer(chain.bridge, 5n)
  await vi.waitFor(() => expect(amounts).toEqual([5n, 5n]), patience)
  end()
})

test('a watch ahead of a chain that lost blocks misses none of the new ones', async () => {
  const trader = await fundedTrader()
  const ahead = watch((await chain.blockNumber()) + 50n, trader.address)
  await sleep(600)
  await trader.transfer(chain.bridge, 6n)
  await vi.waitFor(() => expect(ahead.amounts).toEqual([6n]), patience)
  ahead.end()
})

test('payouts and the minted reserve of the bridge are nobody’s deposit', async () => {
  const senders = new Set<HexAddress>()
  const end = chain.watchDeposits(0n, ({ from }) => senders.add(from))
  const trader = await fundedTrader()
  await chain.payout(trader.address, 4n, generatePrivateKey())
  await trader.transfer(chain.bridge, 1n)
  await vi.waitFor(() => expect(senders).toContain(lowerCase(trader.address)), patience)
  end()
  expect(senders).not.toContain(`0x${'0'.repeat(40)}`)
  expect(senders).not.toContain(lowerCase(chain.bridge))
})

async function fundedTrader() {
  const trader = createTrader(chain)
  await chain.faucet(trader.address, 50_000_000n)
  return trader
}

function watch(fromBlock: bigint, depositor: HexAddress) {
  const amounts: bigint[] = []
  const end = chain.watchDeposits(fromBlock, ({ from, amount }) => {
    if (from === lowerCase(depositor)) amounts.push(amount)
  })
  return { amounts, end }
}

async function nextBlock(): Promise<void> {
  const head = await chain.blockNumber()
  await vi.waitFor(async () => expect(await chain.blockNumber()).toBeGreaterThan(head), {
    timeout: 30_000,
    interval: 20,
  })
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
