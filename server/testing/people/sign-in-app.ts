// An API with only sign-in on a real exchange, and a wallet that uses it.
import type { FastifyInstance } from 'fastify'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { entranceRoutes } from '../../people/entrance/routes.ts'
import { passwordRoutes } from '../../people/passwords/routes.ts'
import { authRoutes } from '../../people/sign-in/routes.ts'
import { affordableAge } from '../../venue/index.ts'
import { createTokens } from '../../people/sign-in/tokens.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { Profile } from '../../../contract/people/user.ts'
import type { Context } from '../../context.ts'
import { buildApp } from '../../http/build-app.ts'
import { userRoutes } from '../../people/profile/routes.ts'
import { type LocalExchange, startLocalExchange } from '../exchange/local-exchange.ts'
import { stoppedClock } from '../test-clock.ts'
import { type TestContext, openTestContext } from '../test-context.ts'

export function signInApp(ctx: Context): Promise<FastifyInstance> {
  const { clock, config, store } = ctx
  const tokens = createTokens(config, clock)
  const { bearer, cookie } = createTokenReader({ tokens, store, clock })
  return buildApp(
    ctx,
    [
      ...authRoutes(tokens, clock, affordableAge),
      ...entranceRoutes(tokens),
      ...passwordRoutes,
      ...userRoutes,
    ],
    {
      authenticators: [bearer, cookie],
      checksOutput: true,
      rateLimits: { signIn: 100_000, write: 100_000, money: 100_000, read: 100_000 },
    },
  )
}

export interface SignInWorld {
  app: FastifyInstance
  clock: ReturnType<typeof stoppedClock>
  exchange: LocalExchange
  test: TestContext
  close(): Promise<void>
}

export async function openSignInWorld(): Promise<SignInWorld> {
  const clock = stoppedClock(Date.now())
  const exchange = await startLocalExchange()
  const test = await openTestContext({ config: exchange.config, clock })
  const app = await signInApp(test.ctx)
  return {
    app,
    clock,
    exchange,
    test,
    async close() {
      await app.close()
      await test.close()
      await exchange.stop()
    },
  }
}

export interface Challenge {
  address: string
  nonce: string
  message: string
  expiresAt: number
}
export type VerifyAnswer = ErrorBody & { accessToken: string; user: Profile }

/** A new wallet, and what it can do with the API. */
export function newSigner(
  app: FastifyInstance,
  wallet = privateKeyToAccount(generatePrivateKey()),
) {
  const signer = {
    wallet,
    async challenge(address: string = wallet.address): Promise<Challenge> {
      const response = await app.inject({
        method: 'POST',
        url: '/auth/evm/challenge',
        payload: { address },
      })
      if (response.statusCode !== 200) throw new Error(response.body)
      return response.json<Challenge>()
    },
    async signedChallenge() {
      const { message } = await signer.challenge()
      return wallet.signMessage({ message })
    },
    async verify(signature: string, address: string = wallet.address, more = {}) {
      const payload = { address, signature, ...more }
      const response = await app.inject({ method: 'POST', url: '/auth/evm/verify', payload })
      return { status: response.statusCode, body: response.json<VerifyAnswer>() }
    },
    async signIn() {
      const { status, body } = await signer.verify(await signer.signedChallenge())
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body
    },
  }
  return signer
}
