// Limits of requests per minute: for each viewer from all addresses together, and for each address where nobody is signed in
// (only proxies in TRUST_PROXY may report another one). Challenges are not counted per wallet, because anybody could use up
// another's limit.
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '../../../contract/endpoint.ts'
import {
  claimPairing,
  claimReward,
  sendUsdc,
  verifyDeposit,
  withdraw,
} from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'

/** Requests per minute. */
export interface RateLimits {
  /** Challenges and their answers together: each costs milliseconds of CPU time. */
  signIn: number
  write: number
  /** Requests that move money out, or that search the chain. */
  money: number
  read: number
  /** Guesses of a six-digit code; five by default, also on localnet. */
  pairing?: number
}

export const defaultLimits: RateLimits = { signIn: 60, write: 300, money: 60, read: 600 }

/** Factor. On localnet, scripts sign in hundreds of users from one address. */
const localnetLimitFactor = 20

export function limitsOf({ network }: Pick<ServerConfig, 'network'>): RateLimits {
  const factor = network === 'localnet' ? localnetLimitFactor : 1
  const { signIn, write, money, read } = defaultLimits
  return {
    signIn: signIn * factor,
    write: write * factor,
    money: money * factor,
    read: read * factor,
  }
}

const pairingTries = 5

export type LimitClass = keyof RateLimits

/** Refuses with RATE_LIMITED; headers say how much is left and when the count starts again. */
type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/**
 * `ofAddress` counts requests without a sign-in. `ofCrowd` counts an address before the viewer is known, with a limit ten times
 * as high, because many people may be behind it. `ofViewer` counts the viewer, or the address when there is none.
 */
export type Limiters = Record<
  LimitClass,
  { ofAddress: Limiter; ofCrowd: Limiter; ofViewer: Limiter }
>

/** How many people behind one address may use their whole limits. */
const crowd = 10

const windowMs = 60_000

export async function createLimiters(app: FastifyInstance, limits: RateLimits): Promise<Limiters> {
  await app.register(rateLimit, { global: false, timeWindow: windowMs })

  function limiters(max: number): Limiters[LimitClass] {
    const countViewer = counter(app, max, ({ viewer }) => viewer?.id ?? '')
    const ofAddress = counter(app, max, addressOf)
    return {
      ofAddress,
      ofCrowd: counter(app, max * crowd, addressOf),
      ofViewer: (request, reply) =>
        request.viewer === null ? ofAddress(request, reply) : countViewer(request, reply),
    }
  }

  return {
    signIn: limiters(limits.signIn),
    write: limiters(limits.write),
    money: limiters(limits.money),
    read: limiters(limits.read),
    pairing: limiters(limits.pairing ?? pairingTries),
  }
}

function counter(
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): Limiter {
  const count = app.createRateLimit({ max, keyGenerator })
  return async (request, reply) => {
    const result = await count(request)
    if (result.isAllowed) return
    const retryAfter = Math.max(1, result.ttlInSeconds)
    reply.headers({
      'ratelimit-policy': `${max};w=${windowMs / 1_000}`,
      'ratelimit-limit': String(max),
      'ratelimit-remaining': String(result.remaining),
      'ratelimit-reset': String(retryAfter),
    })
    if (result.isExceeded) {
      throw new ServiceError('RATE_LIMITED', 'Too many requests: slow down', { retryAfter })
    }
  }
}

/** An IPv6 subnet counts as one address. A closed connection has no address: those are counted together. */
export function addressOf({ ip }: { ip?: string }): string {
  return ip === undefined ? 'gone' : normalizeIP(ip)
}

const money = new Set([withdraw, sendUsdc, claimReward, verifyDeposit].map(({ id }) => id))

export function limitClassOf({ id, method, auth }: Endpoint): LimitClass {
  if (method === 'GET') return 'read'
  if (money.has(id)) return 'money'
  if (id === claimPairing.id) return 'pairing'
  return auth === 'public' ? 'signIn' : 'write'
}
