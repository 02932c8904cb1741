import { and, eq, isNull, sql, inArray } from 'drizzle-orm'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { type LastAccount, users } from '../schema.ts'

/** Somebody, with a wallet or without. */
export type PersonRow = typeof users.$inferSelect
/** Somebody with a wallet. */
export type UserRow = PersonRow & { address: string }

export function hasAddress(row: PersonRow): row is UserRow {
  return row.address !== null
}

const beginning = (now: UnixMs) => ({
  role: 'trader' as const,
  settings: {},
  createdAt: now,
  tokenEpoch: 0,
  fillsCursor: 0,
})

export function userStore(db: Database) {
  return {
    /** Undefined also for somebody without a wallet: see `person`. */
    async byId(id: UserId): Promise<UserRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.id, id))
      return row !== undefined && hasAddress(row) ? row : undefined
    },

    async person(id: UserId): Promise<PersonRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.id, id))
      return row
    },

    /** A new person without a wallet. */
    async addPerson(id: UserId, now: UnixMs): Promise<PersonRow> {
      const [row] = await db
        .insert(users)
        .values({ id, address: null, ...beginning(now) })
        .returning()
      if (row === undefined) throw new Error('a user vanished while being made')
      return row
    },

    /** False when the person has a wallet already, or somebody else has this one. */
    async linkAddress(id: UserId, address: Address): Promise<boolean> {
      const lower = address.toLowerCase()
      if ((await this.byAddress(address)) !== undefined) return false
      const rows = await db
        .update(users)
        .set({ address: lower })
        .where(and(eq(users.id, id), isNull(users.address)))
        .returning({ id: users.id })
      return rows.length === 1
    },

    async byAddress(address: Address): Promise<UserRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.address, address.toLowerCase()))
      return row !== undefined && hasAddress(row) ? row : undefined
    },

    /** The user of an address, created on first sight. Two calls at once get the same row. */
    async ensure(id: UserId, address: Address, now: UnixMs): Promise<UserRow> {
      const lower = address.toLowerCase()
      await db
        .insert(users)
        .values({ id, address: lower, ...beginning(now) })
        .onConflictDoNothing({ target: users.address })
      const [row] = await db.select().from(users).where(eq(users.address, lower))
      if (row === undefined || !hasAddress(row)) {
        throw new Error('a user vanished while being made')
      }
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
