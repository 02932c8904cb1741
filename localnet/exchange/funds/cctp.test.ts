import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExchangeClient, InfoClient } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningChain, startChain } from '../../chain/chain.ts'
import { createReader, createTrader } from '../../chain/test-trader.ts'
import { createMarket } from '../../market/market.ts'
import { realismOf } from '../../realism.ts'
import { startExchange } from '../exchange.ts'
import type { RunningExchange } from '../exchange.ts'
import { balanced, imbalanceOf } from '../testing/reconcile.ts'
import { control, newWallet, readJson, refusal, transportTo, until } from '../testing/world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-cctp-'))
const million = 1_000_000n
let chain: RunningChain
let exchange: RunningExchange
let reader: ReturnType<typeof createReader>

beforeAll(async () => {
  chain = await startChain({ port: 0, dataDir: join(dataDir, 'chain') })
  reader = createReader(chain)
  exchange = await startExchange({
    port: 0,
    dataDir: join(dataDir, 'exchange'),
    market: createMarket({ seed: 'test' }),
    chain,
    disputeMs: 800,
    cctpMs: 800,
    realism: realismOf('ledger'),
  })
})
afterAll(async () => {
  await exchange.stop()
  await chain.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function newSaver(micro: bigint) {
  const trader = createTrader(chain)
  const user = trader.address
  await chain.faucet(user, micro)
  const transport = transportTo(exchange.url)
  const info = new InfoClient({ transport })
  return {
    ...trader,
    user,
    client: new ExchangeClient({ transport, wallet: trader.account }),
    value: async () => (await info.clearinghouseState({ user })).marginSummary.accountValue,
    ledger: () => info.userNonFundingLedgerUpdates({ user }),
  }
}

test('USDC that is burnt for an account is credited after a while, less the flat fee', async () => {
  const saver = await newSaver(100n * million)
  const hash = await saver.burn(40n * million)
  expect((await reader.mined(hash)).status).toBe('success')
  expect(await reader.usdcOf(saver.user)).toBe(60n * million)
  await until(async () => (await saver.value()) === '39.8', 'the credit')
  const [row, ...others] = await saver.ledger()
  expect(others).toEqual([])
  expect(row?.hash).not.toBe(hash)
  expect(row?.delta).toMatchObject({
    type: 'send',
    destination: saver.user.toLowerCase(),
    destinationDex: '',
    amount: '39.8',
  })
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('USDC that is burnt for a spot balance is told as a spot transfer and stays there', async () => {
  const saver = await newSaver(100n * million)
  await reader.mined(await saver.burn(40n * million, { dex: 0xff_ff_ff_ff }))
  await until(async () => (await saver.ledger()).length === 1, 'the credit')
  const [row] = await saver.ledger()
  expect(row?.delta).toMatchObject({ type: 'spotTransfer', amount: '39.8' })
  expect(await saver.value()).toBe('0.0')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('what a mint needs and does not get leaves the deposit on its way', async () => {
  const saver = await newSaver(100n * million)
  await control(exchange.url, '/fail', { fault: 'F22', user: saver.user })
  for (const more of [{}, { maxFee: 100n }, { calldata: '0x1234' as const }]) {
    await reader.mined(await saver.burn(10n * million, more))
  }
  await reader.mined(await saver.burn(7n * million))
  await until(async () => (await saver.value()) !== '0.0', 'the credit of the last one')
  expect(await saver.value()).toBe('6.8')
  expect(await saver.ledger()).toHaveLength(1)
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
})

test('a withdrawal by CCTP is minted to its recipient, less the flat fee', async () => {
  const saver = await newSaver(0n)
  await control(exchange.url, '/faucet', { address: saver.user, usdc: '100' })
  const { address } = newWallet()
  const terms = {
    token: 'USDC',
    sourceDex: '',
    destinationRecipient: address,
    addressEncoding: 'hex',
    destinationChainId: 3,
    gasLimit: 200_000,
    data: '0x',
  } as const
  await saver.client.sendToEvmWithData({ ...terms, amount: '30' })
  expect(await saver.value()).toBe('70.0')
  expect((await saver.ledger()).at(-1)?.delta).toMatchObject({ type: 'send', amount: '30.0' })
  await until(async () => (await reader.usdcOf(address)) === 29_800_000n, 'the mint')
  expect(await imbalanceOf(exchange.url)).toEqual(balanced)
  const elsewhere = { ...terms, destinationChainId: 42_161, amount: '5' }
  expect(await refusal(saver.client.sendToEvmWithData(elsewhere))).toMatch(/destination chain/)
  const tooMuch = { ...terms, amount: '70.000001' }
  expect(await refusal(saver.client.sendToEvmWithData(tooMuch))).toMatch(/Insufficient/)
})

test('a withdrawal over the bridge is booked when it is paid, by the payment and in microseconds', async () => {
  const saver = await newSaver(0n)
  await control(exchange.url, '/faucet', { address: saver.user, usdc: '100' })
  const { address } = newWallet()
  await saver.client.withdraw3({ destination: address, amount: '30' })
  expect(await saver.value()).toBe('70.0')
  expect(await saver.ledger()).toHaveLength(1)
  await until(async () => (await saver.ledger()).length === 2, 'the row')
  const row = (await saver.ledger()).at(-1)
  const { withdrawals } = await readJson<{ withdrawals: { nonce: number }[] }>(
    await control(exchange.url, `/truth?user=${saver.user}`),
  )
  expect(row?.delta).toMatchObject({
    type: 'withdraw',
    usdc: '29.0',
    nonce: (withdrawals[0]?.nonce ?? 0) * 1_000,
  })
  expect((await reader.mined(row?.hash ?? '0x')).status).toBe('success')
  expect(await reader.usdcOf(address)).toBe(29n * million)
})

test('the faucet says which address takes no ether', async () => {
  for (const address of [chain.bridge, chain.usdc]) {
    const answer = await control(exchange.url, '/faucet', { address, usdc: '10' })
    expect(answer.status).toBe(400)
    expect(await readJson<{ error: string }>(answer)).toMatchObject({
      error: expect.stringContaining('takes no ether'),
    })
  }
})
