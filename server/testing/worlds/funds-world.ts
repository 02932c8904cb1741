// A world with a chain, an API, and people whose wallets can sign.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import { startChain } from '../../../localnet/chain/chain.ts'
import { createMiner, createReader, createTrader } from '../../../localnet/chain/test-trader.ts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { authRoutes } from '../../people/sign-in/routes.ts'
import { affordableAge } from '../../venue/index.ts'
import { createTokens } from '../../people/sign-in/tokens.ts'
import { depositRoutes } from '../../money/deposits/routes.ts'
import { buildApp } from '../../http/build-app.ts'
import { transferRoutes } from '../../money/transfers/routes.ts'
import { tradingRoutes } from '../../trading/by-hand/routes.ts'
import { userRoutes } from '../../people/profile/routes.ts'
import { type Trader, type WorldOptions, startWorld } from './world.ts'

export type FundsWorld = Awaited<ReturnType<typeof startFundsWorld>>

/** Milliseconds, shorter than in production: an unknown transfer is given up after two seconds. */
const fundsTiming = { look: 200, fresh: 0, neverArrived: 2_000 }
const anyRate = { signIn: 100_000, write: 100_000, money: 100_000, read: 100_000 }

export async function startFundsWorld(options: WorldOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'alura-funds-'))
  const chain = await startChain({ port: 0, dataDir: folder })
  const world = await startWorld({ fundsTiming, ...options, chain }).catch(
    async (error: unknown) => {
      await chain.stop()
      throw error
    },
  )
  const { ctx } = world
  const tokens = createTokens(ctx.config, ctx.clock)
  const authenticator = createTokenReader({ tokens, ...ctx })
  const routes = [
    ...authRoutes(tokens, ctx.clock, affordableAge),
    ...userRoutes,
    ...depositRoutes,
    ...tradingRoutes,
    ...transferRoutes(ctx.clock),
  ]
  const app = await buildApp(ctx, routes, {
    authenticators: [authenticator.bearer],
    checksOutput: true,
    rateLimits: anyRate,
  })

  async function person(funds?: string) {
    const trader = await world.newTrader(funds)
    const { id, address } = trader.ctx.viewer
    const token = await tokens.issue({ userId: id, address, epoch: 0 })
    const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
    return {
      ...trader,
      id,
      token,
      ...client(app, token),
      /** Talks to the exchange directly, without the API. */
      direct: new ExchangeClient({ transport, wallet: trader.wallet }),
      sign: (typedData: TypedData) => signTypedData(trader, typedData),
    }
  }

  return {
    ...world,
    app,
    chain,
    reader: createReader(chain),
    miner: createMiner(chain),
    person,
    /** The person's wallet on the chain, with this much USDC (in micro-USDC) and gas. */
    async walletOf({ wallet }: Trader, micro: bigint) {
      await chain.faucet(wallet.address, micro)
      return wallet
    },
    /** A new wallet with USDC and gas that belongs to no user. */
    async stranger(micro: bigint) {
      const trader = createTrader(chain)
      await chain.faucet(trader.address, micro)
      return trader
    },
    stop: async () => {
      await app.close()
      await world.stop()
      await chain.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Person = Awaited<ReturnType<FundsWorld['person']>>

export interface Answer<T> {
  status: number
  body: T & Partial<ErrorBody>
}

function client(app: FastifyInstance, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  return {
    async post<T = unknown>(url: string, payload: object = {}, more = {}): Promise<Answer<T>> {
      const all = { ...headers, ...more }
      const response = await app.inject({ method: 'POST', url, payload, headers: all })
      return { status: response.statusCode, body: response.json<T & Partial<ErrorBody>>() }
    },
    async get<T = unknown>(url: string): Promise<Answer<T>> {
      const response = await app.inject({ url, headers })
      return { status: response.statusCode, body: response.json<T & Partial<ErrorBody>>() }
    },
  }
}

/** Signs as a wallet does with eth_signTypedData_v4. */
export function signTypedData({ wallet }: Pick<Trader, 'wallet'>, typedData: TypedData) {
  const { domain, types, primaryType, message } = typedData
  const verifyingContract = '0x0000000000000000000000000000000000000000'
  return wallet.signTypedData({
    domain: { ...domain, verifyingContract },
    types,
    primaryType,
    message,
  })
}
