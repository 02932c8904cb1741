// The whole API on a port of its own with a local exchange and chain, used by HTTP like any client does.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSignature } from 'viem'
import { type PrivateKeyAccount, generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { TradingKey } from '../../../contract/people/auth.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { Profile } from '../../../contract/people/user.ts'
import { startChain } from '../../../localnet/chain/chain.ts'
import { allRoutes } from '../../app.ts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { createTokens } from '../../people/sign-in/tokens.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { buildApp } from '../../http/build-app.ts'
import type { RateLimits } from '../../http/protection/limits.ts'
import { signTypedData } from './funds-world.ts'
import { type WorldOptions, startWorld } from './world.ts'

export type ApiWorld = Awaited<ReturnType<typeof startApiWorld>>

const anyRate: RateLimits = { signIn: 1e6, write: 1e6, money: 1e6, read: 1e6 }

export async function startApiWorld(
  options: Pick<WorldOptions, 'keyVenuesUrl' | 'logLevel' | 'market'> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'alura-api-'))
  const chain = await startChain({ port: 0, dataDir: folder })
  const world = await startWorld({ chain, ...options })
  const { ctx } = world
  const tokens = createTokens(ctx.config, ctx.clock)
  const authenticator = createTokenReader({ tokens, ...ctx })

  /** Another server in the same world. */
  async function listen(rateLimits: RateLimits = anyRate, config: Partial<ServerConfig> = {}) {
    const app = await buildApp(
      { ...ctx, config: { ...ctx.config, ...config } },
      allRoutes(ctx, tokens),
      {
        authenticators: [authenticator.bearer, authenticator.cookie],
        checksOutput: true,
        rateLimits,
        logger: world.log,
      },
    )
    return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) }
  }

  const { app, url } = await listen()
  return {
    ...world,
    chain,
    tokens,
    listen,
    app,
    /** URL of the API. */
    api: url,
    /** URL of the exchange. */
    exchangeUrl: world.url,
    stop: async () => {
      await app.close()
      await world.stop()
      await chain.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface HttpAnswer<T = unknown> {
  status: number
  headers: Headers
  body: T & Partial<ErrorBody>
}

export type Send = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<HttpAnswer<T>>

/** Sends JSON or a form, and receives JSON, over real HTTP, with a token if given. */
export function sender(url: string, token?: string): Send {
  return async <T>(method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined &&
          !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: written(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed<T>(text) }
  }
}

function written(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body)
}

/** The test states the type of the answer and checks it with its schema. */
function parsed<T>(text: string): T & Partial<ErrorBody> {
  return (text === '' ? {} : JSON.parse(text)) as T & Partial<ErrorBody>
}

export interface Client {
  wallet: PrivateKeyAccount
  user: Profile
  token: string
  send: Send
}

/** Signs in as documented: challenge, signature, token. */
export async function signIn(
  url: string,
  wallet = privateKeyToAccount(generatePrivateKey()),
): Promise<Client> {
  const send = sender(url)
  const { address } = wallet
  const { body } = await send<{ message: string }>('POST', '/auth/evm/challenge', { address })
  const signature = await wallet.signMessage({ message: body.message })
  const { body: answer } = await send<{ accessToken: string; user: Profile }>(
    'POST',
    '/auth/evm/verify',
    { address, signature },
  )
  const token = answer.accessToken
  return { wallet, user: answer.user, token, send: sender(url, token) }
}

/** Signs what the server asks for and posts it to the exchange, as a browser does. */
export async function approveTrading({ wallet, send }: Client, exchangeUrl: string): Promise<void> {
  const { body: key } = await send<TradingKey>('GET', '/auth/evm/trading-key')
  for (const typedData of [key.approveAgent, key.approveBuilderFee]) {
    await postSigned(wallet, typedData, exchangeUrl)
  }
}

async function postSigned(
  wallet: PrivateKeyAccount,
  typedData: TypedData,
  exchangeUrl: string,
): Promise<void> {
  const { r, s, v } = parseSignature(await signTypedData({ wallet }, typedData))
  const { action, nonce } = typedData
  const signature = { r, s, v: Number(v) }
  const { body } = await sender(exchangeUrl)('POST', '/exchange', { action, nonce, signature })
  if (Reflect.get(body, 'status') !== 'ok') throw new Error(JSON.stringify(body))
}
