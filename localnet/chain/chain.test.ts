import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEther } from 'viem'
import { generatePrivateKey } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { LocalChain } from '../types.ts'
import { startChain } from './chain.ts'
import { createReader, createTrader } from './test-trader.ts'

let dataDir: string
let chain: LocalChain
let reader: ReturnType<typeof createReader>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localnet-chain-'))
  chain = await startChain({ port: 0, dataDir })
  reader = createReader(chain)
})

afterAll(async () => {
  await chain.stop()
  await rm(dataDir, { recursive: true })
})

test('a fresh chain has USDC and the bridge at their well-known addresses', async () => {
  expect(await reader.chainId()).toBe(31337)
  expect(chain.chainId).toBe(31337)
  expect(chain.usdc).toBe('0x5FbDB2315678afecb367f032d93F642f64180aa3')
  expect(chain.bridge).toBe('0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512')
  expect(await reader.usdcFacts()).toEqual(['USD Coin', 'USDC', 6])
  expect(await reader.usdcOf(chain.bridge)).toBeGreaterThan(0n)
})

describe('the faucet', () => {
  test('gives ether for gas and USDC', async () => {
    const { address } = createTrader(chain)
    const { txHash } = await chain.faucet(address, 10_000_000_000n)
    expect((await reader.mined(txHash)).status).toBe('success')
    expect(await reader.etherOf(address)).toBe(parseEther('1'))
    expect(await reader.usdcOf(address)).toBe(10_000_000_000n)
  })

  test('serves twenty at once', async () => {
    const traders = Array.from({ length: 20 }, () => createTrader(chain))
    await Promise.all(traders.map(({ address }, i) => chain.faucet(address, BigInt(i + 1))))
    const balances = await Promise.all(traders.map(({ address }) => reader.usdcOf(address)))
    expect(balances).toEqual(traders.map((_, i) => BigInt(i + 1)))
  })

  test('gives nothing to what cannot take ether', async () => {
    const before = await reader.usdcOf(chain.bridge)
    await expect(chain.faucet(chain.bridge, 1n)).rejects.toThrow('revert')
    expect(await reader.usdcOf(chain.bridge)).toBe(before)
  })

  test('goes on after a transaction it could not send', async () => {
    const { address } = createTrader(chain)
    await expect(chain.faucet('0x1234', 1n)).rejects.toThrow('Address')
    await expect(chain.faucet(address, -1n)).rejects.toThrow(RangeError)
    expect(await reader.etherOf(address)).toBe(0n)
    await chain.faucet(address, 3n)
    expect(await reader.usdcOf(address)).toBe(3n)
  })
})

describe('a payout', () => {
  test('pays once per id, however often and at once it is asked for', async () => {
    const { address } = createTrader(chain)
    const id = generatePrivateKey()
    const answers = await Promise.all([1, 2, 3].map(() => chain.payout(address, 4_000_000n, id)))
    answers.push(await chain.payout(address, 4_000_000n, id))
    expect(new Set(answers.map(({ txHash }) => txHash)).size).toBe(1)
    expect(await reader.usdcOf(address)).toBe(4_000_000n)
  })

  test('refuses an id that has paid something else', async () => {
    const { address } = createTrader(chain)
    const id = generatePrivateKey()
    await chain.payout(address, 4n, id)
    await expect(chain.payout(address, 5n, id)).rejects.toThrow('was made before')
    await expect(chain.payout(createTrader(chain).address, 4n, id)).rejects.toThrow(
      'was made before',
    )
    expect(await reader.usdcOf(address)).toBe(4n)
  })

  test('of more than the bridge holds fails and can be made later', async () => {
    const { address } = createTrader(chain)
    const id = generatePrivateKey()
    const reserve = await reader.usdcOf(chain.bridge)
    await expect(chain.payout(address, reserve + 5n, id)).rejects.toThrow('revert')
    const depositor = createTrader(chain)
    await chain.faucet(depositor.address, reserve)
    await reader.mined(await depositor.transfer(chain.bridge, reserve))
    await chain.payout(address, reserve + 5n, id)
    expect(await reader.usdcOf(address)).toBe(reserve + 5n)
  })

  test('is the owner’s alone', async () => {
    const trader = createTrader(chain)
    await chain.faucet(trader.address, 0n)
    await expect(trader.payFromBridge(1n)).rejects.toThrow('revert')
  })
})

test('an idle chain stops making blocks', { timeout: 20_000 }, async () => {
  let before = -1n
  const isIdle = async (): Promise<void> => {
    const head = await chain.blockNumber()
    const wasAt = before
    before = head
    expect(head).toBe(wasAt)
  }
  await vi.waitFor(isIdle, { timeout: 18_000, interval: 2_000 })
  await sleep(1_500)
  expect(await chain.blockNumber()).toBe(before)
})
