// Referrals, the rewards for their fees, and the payments.
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'
import { users } from './people.ts'

/** One per person, never changed. */
export const referralCodes = pgTable('referral_codes', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** Upper-case. */
  code: text('code').notNull().unique(),
  createdAt: ms('created_at').notNull(),
  /** The programme year in which it was made, which fixes the owner's share for ever. 1 is the first. */
  cohortYear: integer('cohort_year').notNull(),
})

/** Written together with the account of the referred person, and never changed. */
export const referralAttributions = pgTable(
  'referral_attributions',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => users.id),
    referrerId: text('referrer_id')
      .notNull()
      .references(() => users.id),
    code: text('code').notNull(),
    joinedAt: ms('joined_at').notNull(),
    /** The first fill of one of our orders. */
    tradedAt: ms('traded_at'),
  },
  (t) => [
    index('referral_attributions_referrer').on(t.referrerId),
    check('referral_attributions_not_self', sql`user_id <> referrer_id`),
  ],
)

/** What one fill earned the referrer. It has the fill's key, so that none is counted twice. */
export const referralAccruals = pgTable(
  'referral_accruals',
  {
    /** The person who traded. */
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    symbol: text('symbol').notNull(),
    at: ms('at').notNull(),
    tid: bigint('tid', { mode: 'number' }).notNull(),
    referrerId: text('referrer_id')
      .notNull()
      .references(() => users.id),
    /** The referrer's share, percent. */
    ratePct: numeric('rate_pct').notNull(),
    /** USDC. */
    notional: numeric('notional').notNull(),
    builderFee: numeric('builder_fee').notNull(),
    /** builderFee × ratePct / 100, not rounded. */
    earned: numeric('earned').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.symbol, t.at, t.tid] })],
)

/** Sums of accruals, updated in the same transaction: reading them takes the same time however many there are. */
export const referralSums = pgTable(
  'referral_sums',
  {
    referrerId: text('referrer_id')
      .notNull()
      .references(() => users.id),
    /** YYYY-MM, UTC. */
    month: text('month').notNull(),
    notional: numeric('notional').notNull(),
    earned: numeric('earned').notNull(),
  },
  (t) => [primaryKey({ columns: [t.referrerId, t.month] })],
)

/** Written before the money is sent. The amount is not owed any more, unless the claim fails. */
export const rewardClaims = pgTable(
  'reward_claims',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    amount: numeric('amount').notNull(),
    /** The treasury's account. Lower-case. */
    source: text('source').notNull(),
    /** Lower-case. */
    destination: text('destination').notNull(),
    /** The nonce of the treasury's action: sent again with the same one, it is paid only once. */
    nonce: ms('nonce').notNull().unique(),
    status: text('status', { enum: ['submitted', 'unknown', 'paid', 'failed'] }).notNull(),
    message: text('message'),
    /** When the exchange first reported that the nonce is used up. */
    nonceSpentAt: ms('nonce_spent_at'),
    /** A process works on it until then. */
    leaseUntil: ms('lease_until').notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('reward_claims_one_open')
      .on(t.userId)
      .where(sql`status in ('submitted','unknown')`),
    index('reward_claims_user').on(t.userId, t.createdAt),
    index('reward_claims_open')
      .on(t.leaseUntil)
      .where(sql`status in ('submitted','unknown')`),
  ],
)
