// People who sign in, the keys that trade for them, and the requests they made.
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Loss } from '../../../contract/people/authority.ts'
import { ms } from './columns.ts'

/** USDC, with the exchange's time. */
export interface LastAccount {
  equity: string
  withdrawable: string
  marginUsed: string
  /** Absent in rows from before these were stored. */
  free?: string | undefined
  mode?: 'split' | 'pooled' | 'unknown' | undefined
  at: number
}

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  /** Lower-case; null for people who signed up by e-mail, until they link a wallet. */
  address: text('address').unique(),
  role: text('role', { enum: ['trader', 'house'] }).notNull(),
  /** Whether others may be told when their sessions start, and copy them. House traders always are. */
  mayBeFollowed: boolean('may_be_followed').notNull().default(false),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  createdAt: ms('created_at').notNull(),
  /** Tokens with a smaller epoch are revoked. */
  tokenEpoch: integer('token_epoch').notNull(),
  /** Fills up to here are booked; the next sync starts a little before. */
  fillsCursor: ms('fills_cursor').notNull(),
  /** The account as last read from the exchange, for when the exchange is away. */
  lastAccount: jsonb('last_account').$type<LastAccount>(),
})

/** The e-mail and password of those who have set one. */
export const passwordLogins = pgTable('password_logins', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** As typed. */
  email: text('email').notNull(),
  /** The e-mail in lower case. */
  emailKey: text('email_key').notNull().unique(),
  username: text('username'),
  /** argon2id, in the PHC string format. */
  hash: text('hash').notNull(),
  changedAt: ms('changed_at').notNull(),
})

/** Wrong passwords, by what was tried: an e-mail, or the address that tried. */
export const loginFailures = pgTable(
  'login_failures',
  {
    /** HMAC of the e-mail or the address. */
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    /** No try is made before. */
    waitUntil: ms('wait_until').notNull(),
    lastAt: ms('last_at').notNull(),
  },
  (t) => [index('login_failures_age').on(t.lastAt)],
)

export const challenges = pgTable(
  'challenges',
  {
    nonce: text('nonce').primaryKey(),
    /** Lower-case. */
    address: text('address').notNull(),
    message: text('message').notNull(),
    issuedAt: ms('issued_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
    usedAt: ms('used_at'),
  },
  (t) => [
    index('challenges_address').on(t.address, t.issuedAt),
    index('challenges_expiry').on(t.expiresAt),
  ],
)

export const agentKeys = pgTable(
  'agent_keys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Lower-case; never used again once revoked. */
    address: text('address').notNull().unique(),
    name: text('name').notNull(),
    /** AES-256-GCM, see server/keys. */
    ciphertext: text('ciphertext').notNull(),
    createdAt: ms('created_at').notNull(),
    /** When the exchange first said that it is approved. */
    approvedAt: ms('approved_at'),
    /** As the exchange last reported; null: no end was reported. */
    validUntil: ms('valid_until'),
    /** How the approval was lost, and when that was seen. */
    lostAs: text('lost_as').$type<Loss>(),
    lostAt: ms('lost_at'),
    /** Will replace the current key, which trades until the wallet has approved this one. */
    isNext: boolean('is_next').notNull().default(false),
    revokedAt: ms('revoked_at'),
  },
  (t) => [
    uniqueIndex('agent_keys_in_use')
      .on(t.userId, t.isNext)
      .where(sql`revoked_at is null`),
  ],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    key: text('key').notNull(),
    endpointId: text('endpoint_id').notNull(),
    /** sha256 of path and body. */
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is under way. */
    status: integer('status'),
    response: jsonb('response'),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.endpointId, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
  ],
)
