// Following a trader, and copying the sessions that they start from then on. Everybody decides for themselves whether
// others may: their running sessions are private otherwise.
import * as z from 'zod/mini'
import { compare } from '../decimal.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { Address, DecimalString, MoneyInput, SessionId, UnixMs, UserId } from '../primitives.ts'
import { Budget, limits } from '../sessions/session-starts.ts'

export const followLimits = { followed: 50, copiesAtOnce: 10 } as const

/** Of each copy, and of all copies of one trader together. */
export const CopyTerms = z.strictObject({
  /** USDC: of each copy. */
  budget: Budget,
  /** Percent of the budget, unsigned. Where the copied session has less, the copy has less too. */
  lossThreshold: z.number().check(z.gt(0), z.lte(limits.lossThresholdMaximum)),
  /** Copies that run at the same time. */
  atOnce: z.int().check(z.gte(1), z.lte(followLimits.copiesAtOnce)),
  /**
   * USDC: what the copies that were started on one UTC day may lose together. A copy counts with its loss limit until it
   * has ended, then with what it lost.
   */
  dayLoss: MoneyInput.check(z.refine((value) => compare(value, 0) > 0, 'must be above 0')),
})
export type CopyTerms = z.infer<typeof CopyTerms>

export const copyStates = ['waiting', 'started', 'refused'] as const

/** A session of a followed trader, and what became of copying it. */
export const Copy = z.object({
  /** The copy's session once it has started. */
  sessionId: z.nullable(SessionId),
  symbol: z.string(),
  state: z.enum(copyStates),
  /** Why it was not started; null otherwise. */
  problem: z.nullable(z.string()),
  at: UnixMs,
})
export type Copy = z.infer<typeof Copy>

export const Followed = z.object({
  userId: UserId,
  address: Address,
  /** The name of a house trader; null for people. */
  label: z.nullable(z.string()),
  house: z.boolean(),
  /** False once they do not allow it any more: then nothing is told and nothing copied. */
  isAllowed: z.boolean(),
  since: UnixMs,
  /** Null: only told of. */
  copying: z.nullable(CopyTerms),
  /** Copies that run now. */
  running: z.array(SessionId),
  /** USDC: how much of the day's limit today's copies use. */
  usedToday: DecimalString,
  /** Newest first, at most ten. */
  copies: z.array(Copy),
})
export type Followed = z.infer<typeof Followed>

const params = z.strictObject({ userId: UserId })

export const listFollowed = defineEndpoint({
  id: 'following.list',
  method: 'GET',
  path: '/api/following',
  auth: 'viewer',
  summary: 'Whom the viewer follows and copies, and whether others may follow the viewer',
  output: z.object({
    /** Whether others may follow the viewer. */
    isAllowed: z.boolean(),
    /** Latest first. */
    items: z.array(Followed),
  }),
  errors: [],
})

export const allowFollowing = defineEndpoint({
  id: 'following.allow',
  method: 'PUT',
  path: '/api/following/allowed',
  auth: 'viewer',
  scope: 'account',
  summary:
    'Whether others may follow the viewer: they are told when the viewer’s sessions start and end, and may copy them',
  body: z.strictObject({ isAllowed: z.boolean() }),
  output: z.object({ isAllowed: z.boolean() }),
  errors: [...idempotencyErrors],
})

export const followTrader = defineEndpoint({
  id: 'following.follow',
  method: 'PUT',
  path: '/api/following/:userId',
  auth: 'viewer',
  scope: 'trade',
  summary:
    'Follow a trader, and copy the sessions that they start from now on, on one’s own terms; null copies nothing, and ends no session',
  params,
  body: z.strictObject({ copying: z.nullable(CopyTerms) }),
  output: Followed,
  errors: ['NOT_FOUND', 'NOT_FOLLOWABLE', 'TOO_MANY_FOLLOWED', ...idempotencyErrors],
})

export const unfollowTrader = defineEndpoint({
  id: 'following.unfollow',
  method: 'DELETE',
  path: '/api/following/:userId',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Neither follow nor copy a trader any more; copies that run go on to their own end',
  params,
  output: z.object({ removed: z.literal(true) }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const stopCopying = defineEndpoint({
  id: 'following.stop',
  method: 'POST',
  path: '/api/following/:userId/stop',
  auth: 'viewer',
  scope: 'trade',
  summary:
    'Copy no further session of a trader, and end the copies that run, closing what they hold',
  params,
  output: Followed,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
