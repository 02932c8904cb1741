// Referrals and their rewards: a share of the builder fees that referred people really paid.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { DecimalString, UnixMs, UserId, page } from '../primitives.ts'

export const referralRules = {
  /**
   * The referrer's share: percent of the builder fees that referred people pay, by the programme year in which the
   * code was made. Fixed for ever. The last value applies to all later years.
   */
  ratesPct: [30, 15, 7.5, 3.25],
  /** USDC. */
  claimMinimum: '2',
  /** USDC that a person must have traded before making a code. */
  volumeRequired: '10000',
} as const

export const ReferralCode = z
  .string()
  .check(z.regex(/^[A-Z0-9]{4,20}$/, 'must be 4 to 20 of A–Z and 0–9'))

/** A code as typed or from a link: any case, with or without blanks around it. */
const ReferralCodeInput = z
  .string()
  .check(
    z.maxLength(40),
    z.trim(),
    z.regex(/^[A-Za-z0-9]{4,20}$/, 'must be 4 to 20 of A–Z and 0–9'),
    z.toUpperCase(),
  )

/** Undefined when the text cannot be a code. */
export function readReferralCode(text: string): string | undefined {
  const read = ReferralCodeInput.safeParse(text)
  return read.success ? read.data : undefined
}

const params = z.strictObject({ userId: UserId })

export const Referral = z.object({
  code: z.nullable(ReferralCode),
  link: z.nullable(z.string()),
  /** Percent of the fees: of the viewer's code, or of a code made now. */
  rate: z.number(),
  /** The programme year that the rate belongs to; 1 is the first. */
  cohortYear: z.int(),
  /** When a code made then gets a lower rate; null once the code is made, and in the last year. */
  rateUntil: z.nullable(UnixMs),
  /** Whether the viewer may make a code, or has one. */
  eligible: z.boolean(),
  eligibility: z.object({
    /** USDC: the viewer's own fills through Alura. */
    volume: DecimalString,
    required: DecimalString,
    /** Whether the volume is not required (localnet). */
    waived: z.boolean(),
  }),
  /** The code that the viewer joined with. */
  referredBy: z.nullable(z.string()),
  /**
   * USDC, rounded down to the exchange's 6 decimals; the remainder stays owed. accrued = claimable + claimed, which
   * includes claims in progress.
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
    /** USDC: their fills through Alura. */
    volume: DecimalString,
    /** USDC, exact: not rounded to what can be paid. */
    earned: DecimalString,
    /** Ascending; months without any activity are left out. */
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
    /** Whether the code exists. */
    valid: z.boolean(),
    /** Whether the code is free and not reserved. */
    available: z.boolean(),
    /** In its normal form: upper case, without blanks. */
    code: z.string(),
  }),
  errors: [],
})

export const RewardClaim = z.object({
  id: z.string(),
  /** USDC. */
  amount: DecimalString,
  at: UnixMs,
  /** `unknown`: no answer yet; the exchange is asked until it answers. A failed claim can be claimed again. */
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
