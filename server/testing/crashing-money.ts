// A real chain and exchange, and the API as a process that is killed without warning while money is on its way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { Reconciliation, Transaction, TransferAnswer } from '../../contract/money/transfers.ts'
import { startChain } from '../../localnet/chain/chain.ts'
import { createReader } from '../../localnet/chain/test-trader.ts'
import { startExchange } from '../../localnet/exchange/exchange.ts'
import { createMarket } from '../../localnet/market/market.ts'
import { realismOf } from '../../localnet/realism.ts'
import { type ApiProcess, startApiProcess } from './api-process.ts'
import { type Client, signIn } from './worlds/api-world.ts'
import { signTypedData } from './worlds/funds-world.ts'
import { localControls } from './exchange/local-controls.ts'

export type CrashingMoney = Awaited<ReturnType<typeof startCrashingMoney>>
export type Route = 'bridge' | 'cctp'

export async function startCrashingMoney() {
  const folder = mkdtempSync(join(tmpdir(), 'alura-money-crash-'))
  const chain = await startChain({ port: 0, dataDir: join(folder, 'chain') })
  const exchange = await startExchange({
    port: 0,
    dataDir: join(folder, 'exchange'),
    market: createMarket({ seed: 'test' }),
    chain,
    disputeMs: 6_000,
    cctpMs: 4_000,
    realism: realismOf('ledger'),
  })
  const controls = localControls(exchange.url)
  let api: ApiProcess = await startApi()

  function startApi(): Promise<ApiProcess> {
    return startApiProcess({
      DATA_DIR: join(folder, 'api'),
      EXCHANGE_PORT: String(exchange.port),
      CHAIN_PORT: new URL(chain.rpcUrl).port,
    })
  }

  /** Kills the process while `meanwhile` runs, whose failure is ignored, and starts it again. */
  async function crash(meanwhile?: Promise<unknown>): Promise<void> {
    const settled = meanwhile?.catch(() => undefined)
    await api.kill()
    await settled
    api = await startApi()
  }

  /** Somebody with 1,000 USDC on the exchange and 100 on the chain. */
  async function person() {
    const wallet = privateKeyToAccount(generatePrivateKey())
    await controls.faucet(wallet.address, '1000')
    await chain.faucet(wallet.address, 100_000_000n)
    let client: Client = await signIn(`http://127.0.0.1:${api.port}`, wallet)

    async function ask<T>(method: string, path: string, body?: object): Promise<T> {
      const answer = await client.send<T & { code?: string }>(method, path, body)
      if (answer.status >= 400) throw new Error(answer.body.code ?? String(answer.status))
      return answer.body
    }

    /** The terms that the wallet is asked to sign, and the signature. */
    async function signed(amount: string, route: Route) {
      const terms = { amount, route }
      const offer = await ask<TransferAnswer>('POST', '/user/withdraw', terms)
      if (offer.status !== 'signature_required') throw new Error(offer.status)
      const signature = await signTypedData({ wallet }, offer.typedData)
      return { ...terms, nonce: offer.nonce, signature }
    }

    return {
      wallet,
      ask,
      signed,
      submit: (terms: object) => ask<TransferAnswer>('POST', '/user/withdraw', terms),
      verify: (txHash: string) => ask<object>('POST', '/usdc-verification/verify', { txHash }),
      /** Again after each crash: the process has another port. */
      async comeBack() {
        client = await signIn(`http://127.0.0.1:${api.port}`, wallet)
      },
      rows: async (kind: string) =>
        (await ask<{ items: Transaction[] }>('GET', `/user/transactions?kind=${kind}`)).items,
      books: () => ask<Reconciliation>('GET', '/user/reconciliation'),
      onChain: () => createReader(chain).usdcOf(wallet.address),
    }
  }

  return {
    chain,
    exchange,
    controls,
    crash,
    person,
    mined: (txHash: `0x${string}`) => createReader(chain).mined(txHash),
    async stop() {
      await api.stop()
      await exchange.stop()
      await chain.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
