import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Reconciliation, Transaction } from '../../../contract/money/transfers.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import { startChain } from '../../../localnet/chain/chain.ts'
import { burnForExchange, createReader } from '../../../localnet/chain/test-trader.ts'
import { type RunningExchange, startExchange } from '../../../localnet/exchange/exchange.ts'
import { createMarket } from '../../../localnet/market/market.ts'
import { realismOf } from '../../../localnet/realism.ts'
import type { LocalChain } from '../../../localnet/types.ts'
import { type ApiProcess, startApiProcess } from '../../testing/api-process.ts'
import { signTypedData } from '../../testing/worlds/funds-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'alura-money-crash-'))
const wallet = privateKeyToAccount(generatePrivateKey())
let chain: LocalChain
let exchange: RunningExchange
let api: ApiProcess
let token = ''

beforeAll(async () => {
  chain = await startChain({ port: 0, dataDir: join(folder, 'chain') })
  exchange = await startExchange({
    port: 0,
    dataDir: join(folder, 'exchange'),
    market: createMarket({ seed: 'test' }),
    chain,
    disputeMs: 6_000,
    cctpMs: 4_000,
    realism: realismOf('ledger'),
  })
  api = await startApi()
}, 120_000)
afterAll(async () => {
  await api.stop()
  await exchange.stop()
  await chain.stop()
  rmSync(folder, { recursive: true, force: true })
})

function startApi(): Promise<ApiProcess> {
  return startApiProcess({
    DATA_DIR: join(folder, 'api'),
    EXCHANGE_PORT: String(exchange.port),
    CHAIN_PORT: new URL(chain.rpcUrl).port,
  })
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${api.port}${path}`, {
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer as T
}

async function signIn(): Promise<void> {
  token = ''
  const { address } = wallet
  const { message } = await ask<{ message: string }>('/auth/evm/challenge', { address })
  const signature = await wallet.signMessage({ message })
  const answer = await ask<{ accessToken: string }>('/auth/evm/verify', { address, signature })
  token = answer.accessToken
}

async function withdraw(amount: string, route: string): Promise<void> {
  const body = { amount, route }
  const offer = await ask<{ typedData: TypedData; nonce: number }>('/user/withdraw', body)
  const signature = await signTypedData({ wallet }, offer.typedData)
  await ask('/user/withdraw', { ...body, nonce: offer.nonce, signature })
}

async function rowsOf(kind: string): Promise<Transaction[]> {
  return (await ask<{ items: Transaction[] }>(`/user/transactions?kind=${kind}`)).items
}

test('killed again and again, every withdrawal and deposit under way shows exactly once', async () => {
  const faucet = { address: wallet.address, usdc: '1000', to: 'exchange' }
  await fetch(`${exchange.url}/faucet`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faucet),
  })
  await chain.faucet(wallet.address, 100_000_000n)
  await signIn()
  await withdraw('100', 'bridge')
  await withdraw('50', 'cctp')
  const txHash = await burnForExchange(chain, wallet, 40_000_000n)
  await createReader(chain).mined(txHash)
  await ask('/usdc-verification/verify', { txHash })
  for (const pauseMs of [0, 1_500, 3_000]) {
    await sleep(pauseMs)
    await api.kill()
    api = await startApi()
  }
  await signIn()
  await vi.waitFor(
    async () => {
      const out = await rowsOf('withdrawal')
      expect(
        out
          .map(({ amount, status }) => [amount, status])
          .toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
      ).toEqual([
        ['-100', 'done'],
        ['-50', 'done'],
      ])
      const came = await rowsOf('deposit')
      expect(came.map(({ amount, status, txHash: hash }) => [amount, status, hash])).toEqual([
        ['39.8', 'done', txHash],
        ['1000', 'done', null],
      ])
    },
    { timeout: 120_000, interval: 500 },
  )
  const books = await ask<Reconciliation>('/user/reconciliation')
  expect(books).toMatchObject({ equity: '889.8', difference: '0' })
  expect(await ask('/usdc-verification/total-deposited')).toEqual({ total: '39.8', count: 1 })
  expect(await createReader(chain).usdcOf(wallet.address)).toBe(
    60_000_000n + 99_000_000n + 49_800_000n,
  )
}, 400_000)
