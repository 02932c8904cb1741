// The sign-ins that hold or held, the codes that let programs in, and the numbers that were signed.
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const signIns = pgTable(
  'sign_ins',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind').$type<SignInKind>().notNull(),
    /** Of the user when it began: once theirs is larger, it has ended. */
    epoch: integer('epoch').notNull(),
    createdAt: ms('created_at').notNull(),
    lastUsedAt: ms('last_used_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
    endedAt: ms('ended_at'),
    userAgent: text('user_agent'),
    /** Number of the refresh token that is good; the tokens themselves are nowhere. */
    generation: integer('generation').notNull(),
    /** When the one before it was used. */
    rotatedAt: ms('rotated_at'),
  },
  (t) => [index('sign_ins_user').on(t.userId), index('sign_ins_expiry').on(t.expiresAt)],
)

export const pairingCodes = pgTable('pairing_codes', {
  /** HMAC under a key of the server's: six digits would be guessed from any plain hash. */
  hash: text('hash').primaryKey(),
  /** One at a time. */
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => users.id),
  expiresAt: ms('expires_at').notNull(),
  /** By anybody while it lived. */
  wrongTries: integer('wrong_tries').notNull(),
})

export const spentNonces = pgTable(
  'spent_nonces',
  { nonce: text('nonce').primaryKey(), expiresAt: ms('expires_at').notNull() },
  (t) => [index('spent_nonces_expiry').on(t.expiresAt)],
)
