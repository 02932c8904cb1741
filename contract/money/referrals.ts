// Who brought whom, and what that pays: a share of the builder fees that the referred really paid.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { DecimalString, UnixMs, UserId, page } from '../primitives.ts'

export const referralRules = {
  /**
   * Percent of the builder fees that the referred pay, by the year of the programme in which the referrer's code was
   * made; fixed with it for ever. The last one is of every later year.
   */
  ratesPct: [30, 15, 7.5, 3.25],
  /** USDC. */
  claimMinimum: '2',
  /** Traded volume that a code of one's own asks for. USDC. */
  volumeRequired: '10000',
} as const

export const ReferralCode = z
  .string()
  .check(z.regex(/^[A-Z0-9]{4,20}$/, 'must be 4 to 20 of A–Z and 0–9'))

/** What a person types, or a link carries: the same code in any case, with or without blanks around it. */
const ReferralCodeInput = z
  .string()
  .check(
    z.maxLength(40),
    z.trim(),
    z.regex(/^[A-Za-z0-9]{4,20}$/, 'must be 4 to 20 of A–Z and 0–9'),
    z.toUpperCase(),
  )

/** Undefined: nobody can have such a code. */
export function readReferralCode(text: string): string | undefined {
  const read = ReferralCodeInput.safeParse(text)
  return read.success ? read.data : undefined
}

const params = z.strictObject({ userId: UserId })

export const Referral = z.object({
  code: z.nullable(ReferralCode),
  link: z.nullable(z.string()),
  /** Percent of the fees: of the viewer's code for ever, or of one made now. */
  rate: z.number(),
  /** The year of the programme that the rate is of; 1 is the first. */
  cohortYear: z.int(),
  /** When a code that is not made yet gets less; null once it is made, and in the last year. */
  rateUntil: z.nullable(UnixMs),
  /** May make a code, or has one. */
  eligible: z.boolean(),
  eligibility: z.object({
    /** Of the viewer's own fills through Alura. USDC. */
    volume: DecimalString,
    required: DecimalString,
    /** True where the volume is not asked for (localnet). */
    waived: z.boolean(),
  }),
  /** The code by which the viewer came. */
  referredBy: z.nullable(z.string()),
  /**
   * USDC, rounded down to what the exchange can pay (6 places); what is left below that stays owed. accrued = claimable +
   * claimed, which counts claims that are under way.
   */
  rewards: z.object({ accrued: DecimalString, claimable: DecimalString, claimed: DecimalString }),
})
export type Referral = z.infer<typeof Referral>

export const getReferral = defineEndpoint({
  id: 'referrals.get',
  method: 'GET',
  path: '/referrals/:userId',
  auth: 'viewer',
  summary: 'The viewer’s own code and rewards',
  params,
  output: Referral,
  errors: ['NOT_FOUND'],
})

export const getReferralStats = defineEndpoint({
  id: 'referrals.stats',
  method: 'GET',
  path: '/referrals/:userId/stats',
  auth: 'viewer',
  summary: 'Invited, traded, volume, earned; by month',
  params,
  output: z.object({
    invited: z.int(),
    /** How many of them have traded. */
    traded: z.int(),
    /** Of their fills through Alura. USDC. */
    volume: DecimalString,
    /** USDC, exact: not rounded to what can be paid. */
    earned: DecimalString,
    /** Ascending; months in which nothing happened are left out. */
    byMonth: z.array(
      z.object({
        /** YYYY-MM, UTC. */
        month: z.string(),
        invited: z.int(),
        volume: DecimalString,
        earned: DecimalString,
      }),
    ),
  }),
  errors: ['NOT_FOUND'],
})

export const createReferralCode = defineEndpoint({
  id: 'referrals.createCode',
  method: 'POST',
  path: '/referrals/:userId/code',
  auth: 'viewer',
  summary: 'Make the viewer’s code; a random one when none is named. It cannot be changed later',
  params,
  body: z._default(z.strictObject({ code: z.optional(ReferralCodeInput) }), {}),
  output: Referral,
  status: 201,
  errors: [
    'NOT_FOUND',
    'REFERRAL_CODE_TAKEN',
    'REFERRAL_NOT_ELIGIBLE',
    'REFERRAL_REFUSED',
    ...idempotencyErrors,
  ],
})

export const checkReferralCode = defineEndpoint({
  id: 'referrals.check',
  method: 'POST',
  path: '/referrals/check',
  auth: 'public',
  summary: 'Whether a code exists, or could be made',
  body: z.strictObject({ code: z.string().check(z.maxLength(40)) }),
  output: z.object({
    /** Somebody has it. */
    valid: z.boolean(),
    /** Nobody has it, and it is not reserved. */
    available: z.boolean(),
    /** As it is written: upper case, without blanks. */
    code: z.string(),
  }),
  errors: [],
})

export const RewardClaim = z.object({
  id: z.string(),
  /** USDC. */
  amount: DecimalString,
  at: UnixMs,
  /** `unknown`: no answer; the exchange is asked until it tells. A failed claim can be claimed again. */
  status: z.enum(['submitted', 'unknown', 'paid', 'failed']),
  /** Why it failed. */
  message: z.nullable(z.string()),
})
export type RewardClaim = z.infer<typeof RewardClaim>

export const listRewardClaims = defineEndpoint({
  id: 'referrals.claims',
  method: 'GET',
  path: '/referrals/:userId/claims',
  auth: 'viewer',
  summary: 'Claims, newest first',
  params,
  query: z.strictObject({ ...page }),
  output: z.object({ items: z.array(RewardClaim), nextCursor: z.nullable(z.string()) }),
  errors: ['NOT_FOUND'],
})

export const claimReward = defineEndpoint({
  id: 'user.claimReward',
  method: 'POST',
  path: '/user/claim-reward',
  auth: 'viewer',
  summary: 'Pay all that is claimable to the viewer’s account on the exchange',
  output: z.object({ claimed: DecimalString, transferId: z.string() }),
  errors: ['REWARD_BELOW_MINIMUM', 'EXCHANGE_REJECTED', ...idempotencyErrors, ...exchangeErrors],
})
