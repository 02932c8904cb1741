// Who brought whom, what their fees earned, and what was paid of it.
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

/** One per person, for ever. */
export const referralCodes = pgTable('referral_codes', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** Upper-case. */
  code: text('code').notNull().unique(),
  createdAt: ms('created_at').notNull(),
  /** The programme year in which it was made: what its owner's share is, for ever. 1 is the first. */
  cohortYear: integer('cohort_year').notNull(),
})

/** Written with the account of the one who was brought, and never changed. */
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
    /** First fill through us. */
    tradedAt: ms('traded_at'),
  },
  (t) => [
    index('referral_attributions_referrer').on(t.referrerId),
    check('referral_attributions_not_self', sql`user_id <> referrer_id`),
  ],
)

/** What one fill earned the referrer. Keyed like the fill, so that counting one twice is impossible. */
export const referralAccruals = pgTable(
  'referral_accruals',
  {
    /** Who traded. */
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    symbol: text('symbol').notNull(),
    at: ms('at').notNull(),
    tid: bigint('tid', { mode: 'number' }).notNull(),
    referrerId: text('referrer_id')
      .notNull()
      .references(() => users.id),
    /** The referrer's share. */
    ratePct: numeric('rate_pct').notNull(),
    /** USDC. */
    notional: numeric('notional').notNull(),
    builderFee: numeric('builder_fee').notNull(),
    /** builderFee × ratePct / 100, not rounded. */
    earned: numeric('earned').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.symbol, t.at, t.tid] })],
)

/** Sums over accruals, kept with them in one transaction: reading what is owed costs the same however many there are. */
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

/** Written before the money is sent; what is not failed is not owed any more. */
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
    /** Of the treasury's action: sent again with the same one it is paid once. */
    nonce: ms('nonce').notNull().unique(),
    status: text('status', { enum: ['submitted', 'unknown', 'paid', 'failed'] }).notNull(),
    message: text('message'),
    /** When the exchange first said that the nonce is used up. */
    nonceSpentAt: ms('nonce_spent_at'),
    /** Until then somebody works on it. */
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
