import { eq, sql, inArray } from 'drizzle-orm'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { type LastAccount, users } from '../schema.ts'

export type UserRow = typeof users.$inferSelect

export function userStore(db: Database) {
  return {
    async byId(id: UserId): Promise<UserRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.id, id))
      return row
    },

    async byAddress(address: Address): Promise<UserRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.address, address.toLowerCase()))
      return row
    },

    /** The user of an address, created on first sight. Two calls at once get the same row. */
    async ensure(id: UserId, address: Address, now: UnixMs): Promise<UserRow> {
      const lower = address.toLowerCase()
      await db
        .insert(users)
        .values({
          id,
          address: lower,
          role: 'trader',
          settings: {},
          createdAt: now,
          tokenEpoch: 0,
          fillsCursor: 0,
        })
        .onConflictDoNothing({ target: users.address })
      const [row] = await db.select().from(users).where(eq(users.address, lower))
      if (row === undefined) throw new Error('a user vanished while being made')
      return row
    },

    /** Records that fills up to `cursor` are booked. Never moves back. */
    async advanceFillsCursor(id: UserId, cursor: UnixMs): Promise<void> {
      await db
        .update(users)
        .set({ fillsCursor: sql`greatest(${users.fillsCursor}, ${cursor})` })
        .where(eq(users.id, id))
    },

    /** All of them: read them first, in the same transaction. */
    async putSettings(id: UserId, settings: Record<string, unknown>): Promise<void> {
      await db.update(users).set({ settings }).where(eq(users.id, id))
    },

    /** Stored for when the exchange is away. */
    async noteAccount(id: UserId, account: LastAccount): Promise<void> {
      await db.update(users).set({ lastAccount: account }).where(eq(users.id, id))
    },

    /** Revokes every token issued so far. Returns the epoch of later tokens; undefined when there is no such user. */
    async revokeTokens(id: UserId): Promise<number | undefined> {
      const [row] = await db
        .update(users)
        .set({ tokenEpoch: sql`${users.tokenEpoch} + 1` })
        .where(eq(users.id, id))
        .returning({ epoch: users.tokenEpoch })
      return row?.epoch
    },

    /** The epoch of valid tokens, for those of the users that exist. */
    async tokenEpochs(ids: readonly UserId[]): Promise<Map<UserId, number>> {
      const rows = await db
        .select({ id: users.id, epoch: users.tokenEpoch })
        .from(users)
        .where(inArray(users.id, [...ids]))
      return new Map(rows.map(({ id, epoch }) => [id, epoch]))
    },
  }
}
