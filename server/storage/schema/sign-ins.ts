// Sign-ins, the codes that let programs sign in, and used nonces.
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
    /** The user's epoch when it began: once the user's is larger, the sign-in has ended. */
    epoch: integer('epoch').notNull(),
    createdAt: ms('created_at').notNull(),
    lastUsedAt: ms('last_used_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
    endedAt: ms('ended_at'),
    userAgent: text('user_agent'),
    /** The number of the valid refresh token; the tokens themselves are not stored. */
    generation: integer('generation').notNull(),
    /** When the token before it was used. */
    rotatedAt: ms('rotated_at'),
    /** SHA-256 of a session token; null for kinds that have none. */
    tokenHash: text('token_hash').unique(),
  },
  (t) => [index('sign_ins_user').on(t.userId), index('sign_ins_expiry').on(t.expiresAt)],
)

export const pairingCodes = pgTable('pairing_codes', {
  /** HMAC under a key of the server: six digits could be guessed from a plain hash. */
  hash: text('hash').primaryKey(),
  /** One code per user at a time. */
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => users.id),
  expiresAt: ms('expires_at').notNull(),
  /** Wrong guesses by anybody while the code was valid. */
  wrongTries: integer('wrong_tries').notNull(),
})

export const spentNonces = pgTable(
  'spent_nonces',
  { nonce: text('nonce').primaryKey(), expiresAt: ms('expires_at').notNull() },
  (t) => [index('spent_nonces_expiry').on(t.expiresAt)],
)
