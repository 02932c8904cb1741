// Ways to sign in from elsewhere: a browser with its cookies, and a paired program.
import type { FastifyInstance } from 'fastify'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { claimPairing, getMe } from '../../../contract/people/sign-ins.ts'
import { signInApp } from './sign-in-app.ts'
import { stoppedClock } from '../test-clock.ts'
import { type TestContext, openTestContext } from '../test-context.ts'

export const home = 'http://127.0.0.1:3000'
const host = '127.0.0.1:3000'

export interface EntranceWorld {
  app: FastifyInstance
  clock: ReturnType<typeof stoppedClock>
  test: TestContext
  close(): Promise<void>
}

export async function openEntranceWorld(): Promise<EntranceWorld> {
  const clock = stoppedClock(Date.now())
  const test = await openTestContext({ clock })
  const app = await signInApp(test.ctx)
  return {
    app,
    clock,
    test,
    async close() {
      await app.close()
      await test.close()
    },
  }
}

export type Me = OutputOf<typeof getMe>
export type Pair = OutputOf<typeof claimPairing>['tokens']
export type Answer<T> = { status: number; body: T & Partial<ErrorBody>; cookies: Cookie[] }
interface Cookie {
  name: string
  value: string
}

interface Sent {
  body?: object
  headers?: Record<string, string>
  remoteAddress?: string
}

/** Sends one request; paths are below /api/v1/auth. */
export async function send<T = unknown>(
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, headers = {}, remoteAddress = '127.0.0.1' }: Sent = {},
): Promise<Answer<T>> {
  const response = await app.inject({
    method,
    url: `/api/v1/auth/${path}`,
    headers: { host, ...headers },
    remoteAddress,
    ...(body && { payload: body }),
  })
  const text = response.body
  return {
    status: response.statusCode,
    body: (text === '' ? {} : JSON.parse(text)) as T & Partial<ErrorBody>,
    cookies: response.cookies,
  }
}

export const newWallet = () => privateKeyToAccount(generatePrivateKey())
export type Wallet = ReturnType<typeof newWallet>

export async function freshNonce(app: FastifyInstance): Promise<string> {
  return (await send<{ nonce: string }>(app, 'GET', 'nonce')).body.nonce
}

/** The message as a page's library writes it. */
export async function siweOf({ app, clock }: EntranceWorld, { address }: Wallet): Promise<string> {
  return createSiweMessage({
    address,
    domain: host,
    uri: home,
    version: '1',
    chainId: 31_337,
    nonce: await freshNonce(app),
    statement: 'Sign in to the desk.',
    issuedAt: new Date(clock()),
  })
}

export async function verifySiwe(app: FastifyInstance, wallet: Wallet, message: string) {
  const signature = await wallet.signMessage({ message })
  return send<{ user: { id: string } }>(app, 'POST', 'verify-siwe', {
    body: { message, signature },
    headers: { origin: home },
  })
}

/** One of our pages in a browser: it keeps the cookies that it gets, and sends them. */
export async function openBrowser(world: EntranceWorld, wallet = newWallet()) {
  const jar = new Map<string, string>()
  const keep = ({ cookies }: Pick<Answer<unknown>, 'cookies'>) => {
    for (const { name, value } of cookies) jar.set(name, value)
  }
  const entered = await verifySiwe(world.app, wallet, await siweOf(world, wallet))
  keep(entered)
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    wallet,
    jar,
    user: entered.body.user,
    cookie,
    async ask<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) {
      const headers = { cookie: cookie(), origin: home }
      const answer = await send<T>(world.app, method, path, { ...(body && { body }), headers })
      keep(answer)
      return answer
    },
  }
}

export type Browser = Awaited<ReturnType<typeof openBrowser>>

/** Pairs a program with the person of that browser. */
export async function pairProgram({ app }: EntranceWorld, browser: Browser): Promise<Pair> {
  const { body } = await browser.ask<{ code: string }>('POST', 'pair-extension')
  return (await claim(app, body.code)).body.tokens
}

let lastAddress = 0
/** Uses an address of its own by default, so that no limit is reached. */
export function claim(app: FastifyInstance, code: string, remoteAddress = newRemote()) {
  const headers = { 'user-agent': 'a-program/1' }
  return send<{ tokens: Pair }>(app, 'POST', 'extension-pair', {
    body: { code },
    headers,
    remoteAddress,
  })
}

export function newRemote(): string {
  lastAddress += 1
  return `10.1.${lastAddress >> 8}.${lastAddress & 255}`
}

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
