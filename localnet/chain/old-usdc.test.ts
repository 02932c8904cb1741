// A data folder of an earlier version: its USDC cannot be moved by signature, and has been used for a while.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClient, http } from 'viem'
import { generatePrivateKey } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HexAddress } from '../types.ts'
import { type RunningChain, startChain } from './chain.ts'
import { createClients } from './client.ts'
import { bridgeAddress, usdcAddress } from './contracts.ts'
import { createReader, createTrader } from './test-trader.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localnet-old-usdc-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const { bytecode } = JSON.parse(
  readFileSync(new URL('contracts/legacy-usdc.json', import.meta.url), 'utf8'),
) as { bytecode: HexAddress }

/** The token as it was, in the place where it was. The chain saves its state with the next block. */
async function turnBack(chain: RunningChain): Promise<void> {
  const clients = createClients(() => chain.anvilUrl())
  const { owner, reader, miner } = clients
  const hash = await owner.deployContract({ abi: [], bytecode })
  await miner.mine({ blocks: 1 })
  const { contractAddress } = await reader.getTransactionReceipt({ hash })
  const code = contractAddress && (await reader.getCode({ address: contractAddress }))
  if (!code) throw new Error('no old USDC')
  const anvil = createTestClient({
    chain: foundry,
    transport: http(chain.anvilUrl()),
    mode: 'anvil',
  })
  await anvil.setCode({ address: usdcAddress, bytecode: code })
}

test('it gets the present token, keeps every balance, and takes deposits by both routes', async () => {
  const before = await startChain({ port: 0, dataDir })
  await turnBack(before)
  const key = generatePrivateKey()
  const trader = createTrader(before, key)
  // Moved by the old token.
  await before.faucet(trader.address, 100_000_000n)
  const paid = await trader.transfer(bridgeAddress, 30_000_000n)
  expect((await createReader(before).mined(paid)).status).toBe('success')
  await expect(trader.burn(1_000_000n)).rejects.toThrow(/revert/i)
  const reserve = await before.bridgeBalance()
  await before.stop()

  const after = await startChain({ port: 0, dataDir })
  const reader = createReader(after)
  expect(await reader.usdcOf(trader.address)).toBe(70_000_000n)
  expect(await after.bridgeBalance()).toBe(reserve)
  expect(await reader.usdcFacts()).toEqual(['USD Coin', 'USDC', 6])
  const same = createTrader(after, key)
  const burnt = await same.burn(20_000_000n)
  expect((await reader.mined(burnt)).status).toBe('success')
  const sent = await same.transfer(bridgeAddress, 5_000_000n)
  expect((await reader.mined(sent)).status).toBe('success')
  await after.stop()
  // Once renewed it stays as it is.
  const again = await startChain({ port: 0, dataDir })
  expect(await createReader(again).usdcOf(trader.address)).toBe(45_000_000n)
  await again.stop()
})
