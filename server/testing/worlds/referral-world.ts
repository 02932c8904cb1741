// An API with sign-in and referrals on a real exchange, where the treasury's key signs real payments.
import type { FastifyInstance } from 'fastify'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Profile } from '../../../contract/people/user.ts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { authRoutes } from '../../people/sign-in/routes.ts'
import { affordableAge } from '../../venue/index.ts'
import { createTokens } from '../../people/sign-in/tokens.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Context } from '../../context.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import { buildApp } from '../../http/build-app.ts'
import { accrueReward } from '../../money/referrals/accrue.ts'
import { referralRoutes } from '../../money/referrals/routes.ts'
import { userRoutes } from '../../people/profile/routes.ts'
import { startLocalExchange } from '../exchange/local-exchange.ts'
import { localControls } from '../exchange/local-controls.ts'
import { newSigner } from '../people/sign-in-app.ts'
import { stoppedClock } from '../test-clock.ts'
import { openTestContext } from '../test-context.ts'

export type ReferralWorld = Awaited<ReturnType<typeof openReferralWorld>>

/** A signed-in person with a wallet. */
export interface Person {
  id: string
  address: Address
  referral: Profile['referral']
  signer: ReturnType<typeof newSigner>
  /** `:me` in the path is replaced by this person's id. */
  call<Body>(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>
}

export interface Answer<Body> {
  status: number
  body: Body & ErrorBody
}

export async function openReferralWorld(overrides: Partial<ServerConfig> = {}) {
  const clock = stoppedClock(Date.now())
  const local = await startLocalExchange()
  const test = await openTestContext({ config: { ...local.config, ...overrides }, clock })
  const { ctx } = test
  const app = await apiOf(ctx)
  let tid = 1

  return {
    ctx,
    app,
    clock,
    ...localControls(local.config.exchange.url),

    /** A new wallet, or a given one. */
    async signIn(referralCode?: string, signer = newSigner(app)): Promise<Person> {
      const signature = await signer.signedChallenge()
      const more = referralCode === undefined ? {} : { referralCode }
      const { status, body } = await signer.verify(signature, signer.wallet.address, more)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return personOf(app, body.accessToken, body.user, signer)
    },

    /** Passes on a fill of one of our orders, as the runner does when it books it. */
    async fill(person: Person, more: Partial<ExchangeFill>, isOurs = true): Promise<ExchangeFill> {
      const fill = { ...plainFill, tid: tid++, at: clock(), ...more }
      const booked = { userId: person.id, fill, isOurs }
      await ctx.store.transaction((store) => accrueReward(ctx.config.builder)(store, booked))
      return fill
    },

    async close() {
      await app.close()
      await test.close()
      await local.stop()
    },
  }
}

function apiOf(ctx: Context): Promise<FastifyInstance> {
  const { clock, config, store } = ctx
  const tokens = createTokens(config, clock)
  const { bearer } = createTokenReader({ tokens, store, clock })
  return buildApp(
    ctx,
    [...authRoutes(tokens, clock, affordableAge), ...userRoutes, ...referralRoutes],
    {
      authenticators: [bearer],
      checksOutput: true,
      rateLimits: { signIn: 100_000, write: 100_000, money: 100_000, read: 100_000 },
    },
  )
}

function personOf(
  app: FastifyInstance,
  token: string,
  { id, referral }: Profile,
  signer: Person['signer'],
): Person {
  return {
    id,
    referral,
    signer,
    address: signer.wallet.address,
    async call<Body>(
      method: 'GET' | 'POST',
      url: string,
      payload?: object,
      headers: Record<string, string> = {},
    ) {
      const response = await app.inject({
        method,
        url: url.replace(':me', id),
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(payload !== undefined && { payload }),
      })
      return { status: response.statusCode, body: response.json<Body & ErrorBody>() }
    },
  }
}

/** 100,000 USDC at 0.01 %: 10 USDC for the builder. */
const plainFill: Omit<ExchangeFill, 'tid' | 'at'> = {
  oid: 7,
  cloid: null,
  symbol: 'BTC',
  isBuy: true,
  size: '1',
  price: '100000',
  fee: '55',
  builderFee: '10',
  closedPnl: '0',
  startPosition: '0',
  direction: 'Open Long',
  cause: 'trade',
}
