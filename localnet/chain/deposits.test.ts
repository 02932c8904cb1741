import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePrivateKey } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { BlockRef, BridgeDeposit, DepositBook, HexAddress } from '../types.ts'
import { type RunningChain, startChain } from './chain.ts'
import { createMiner, createReader, createTrader } from './test-trader.ts'

const patience = { timeout: 60_000 }
let dataDir: string
let chain: RunningChain
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
  const book = createBook(trader.address)
  const end = chain.watchDeposits(book)
  const txHash = await trader.transfer(chain.bridge, 7_500_000n)
  const { blockNumber, blockHash } = await reader.mined(txHash)
  await vi.waitFor(() => expect(book.held()).toHaveLength(1), patience)
  const from = lowerCase(trader.address)
  const block = { number: blockNumber, hash: blockHash }
  expect(book.held()).toEqual([{ txHash, logIndex: 0, block, from, amount: 7_500_000n }])
  expect(await chain.blockNumber()).toBeGreaterThan(blockNumber)
  await fundedTrader()
  await sleep(1_500)
  end()
  expect(book.credits).toEqual([7_500_000n])
})

test('two deposits of one block are both seen', async () => {
  const [left, right] = await Promise.all([fundedTrader(), fundedTrader()])
  const books = [createBook(left.address), createBook(right.address)]
  const ends = books.map((book) => chain.watchDeposits(book))
  await nextBlock()
  await Promise.all([left.transfer(chain.bridge, 1n), right.transfer(chain.bridge, 1n)])
  await vi.waitFor(() => expect(books.map((book) => book.held().length)).toEqual([1, 1]), patience)
  for (const end of ends) end()
})

test('a watch that starts goes on above the last block it holds a deposit of', async () => {
  const trader = await fundedTrader()
  await reader.mined(await trader.transfer(chain.bridge, 1n))
  const { blockNumber, blockHash } = await reader.mined(await trader.transfer(chain.bridge, 2n))
  await reader.mined(await trader.transfer(chain.bridge, 3n))
  const fresh = createBook(trader.address)
  const known = createBook(trader.address, [{ number: blockNumber, hash: blockHash }])
  const ends = [chain.watchDeposits(fresh), chain.watchDeposits(known)]
  await vi.waitFor(() => expect(fresh.credits).toEqual([1n, 2n, 3n]), patience)
  await vi.waitFor(() => expect(known.credits).toEqual([3n]), patience)
  for (const end of ends) end()
})

test('a deposit the book failed on is given again', async () => {
  const trader = await fundedTrader()
  const book = createBook(trader.address)
  let failures = 0
  const end = chain.watchDeposits({
    ...book,
    credit(deposits) {
      if (failures++ === 0) throw new Error('not now')
      book.credit(deposits)
    },
  })
  await nextBlock()
  await trader.transfer(chain.bridge, 5n)
  await vi.waitFor(() => expect(book.credits).toEqual([5n]), patience)
  expect(failures).toBeGreaterThan(1)
  end()
})

test('a deposit whose block the chain replaces is taken back, and credited again when it is mined again', async () => {
  const trader = await fundedTrader()
  const miner = createMiner(chain)
  const book = createBook(trader.address)
  const end = chain.watchDeposits(book)
  const raw = await trader.sign(chain.bridge, 9n)
  const { blockNumber } = await reader.mined(await miner.sendRaw(raw))
  await vi.waitFor(() => expect(book.held()).toHaveLength(1), patience)

  await miner.reorganise(Number((await chain.blockNumber()) - blockNumber) + 1)
  await vi.waitFor(() => expect(book.held()).toEqual([]), patience)
  await reader.mined(await miner.sendRaw(raw))
  await vi.waitFor(() => expect(book.held().map(({ amount }) => amount)).toEqual([9n]), patience)
  end()
})

test('a replaced block that holds the same deposit changes nothing for its owner', async () => {
  const trader = await fundedTrader()
  const miner = createMiner(chain)
  const book = createBook(trader.address)
  const end = chain.watchDeposits(book)
  const raw = await trader.sign(chain.bridge, 11n)
  const { blockNumber, blockHash } = await reader.mined(await miner.sendRaw(raw))
  await vi.waitFor(() => expect(book.held()).toHaveLength(1), patience)
  await miner.reorganise(Number((await chain.blockNumber()) - blockNumber) + 1, [raw])
  await vi.waitFor(() => {
    const [deposit] = book.held()
    expect(deposit?.amount).toBe(11n)
    expect(deposit?.block.hash).not.toBe(blockHash)
  }, patience)
  expect(book.wasEmptyAgain).toBe(false)
  end()
})

test('payouts and the minted reserve of the bridge are nobody’s deposit', async () => {
  const senders = new Set<HexAddress>()
  const trader = await fundedTrader()
  const book = createBook(trader.address)
  const note = (deposits: BridgeDeposit[]) => deposits.forEach(({ from }) => senders.add(from))
  const end = chain.watchDeposits({
    knownBlocks: () => [],
    credit: note,
    replaceAbove: (_height, deposits) => note(deposits),
  })
  const endOwn = chain.watchDeposits(book)
  await chain.payout(trader.address, 4n, generatePrivateKey())
  await trader.transfer(chain.bridge, 1n)
  await vi.waitFor(() => expect(senders).toContain(lowerCase(trader.address)), patience)
  end()
  endOwn()
  expect(senders).not.toContain(`0x${'0'.repeat(40)}`)
  expect(senders).not.toContain(lowerCase(chain.bridge))
})

/** Stores the deposits of one sender like an exchange would. */
function createBook(sender: HexAddress, known: BlockRef[] = []) {
  let held: BridgeDeposit[] = []
  const credits: bigint[] = []
  const book = {
    credits,
    wasEmptyAgain: false,
    held: () => held,
    knownBlocks: () => [...held.map(({ block }) => block).reverse(), ...known],
    credit(deposits: BridgeDeposit[]) {
      const own = deposits.filter(({ from }) => from === lowerCase(sender))
      held.push(...own)
      credits.push(...own.map(({ amount }) => amount))
    },
    replaceAbove(height: bigint, deposits: BridgeDeposit[]) {
      const hadSome = held.length > 0
      held = held.filter(({ block }) => block.number <= height)
      book.credit(deposits)
      if (hadSome && held.length === 0) book.wasEmptyAgain = true
    },
  }
  return book satisfies DepositBook
}

async function fundedTrader() {
  const trader = createTrader(chain)
  await chain.faucet(trader.address, 50_000_000n)
  return trader
}

async function nextBlock(): Promise<void> {
  await fundedTrader()
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
