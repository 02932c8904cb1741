import { and, asc, desc, eq, exists, gt, gte, ilike, lt, lte, or, sum } from 'drizzle-orm'
import { add } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import type { ListPart } from '../lab/programs.ts'
import { aiConversations, aiMessages, aiReservations } from '../schema.ts'

export type AiConversationRow = typeof aiConversations.$inferSelect
export type AiMessageRow = typeof aiMessages.$inferSelect
type AiReservation = typeof aiReservations.$inferSelect

export function aiConversationStore(db: Database) {
  return {
    async owned(userId: UserId, id: number): Promise<AiConversationRow | undefined> {
      const [row] = await db
        .select()
        .from(aiConversations)
        .where(and(eq(aiConversations.id, id), eq(aiConversations.userId, userId)))
      return row
    },

    async insert(row: Omit<AiConversationRow, 'id'>): Promise<AiConversationRow> {
      const [made] = await db.insert(aiConversations).values(row).returning()
      if (made === undefined) throw new Error('a conversation was not stored')
      return made
    },

    async touch(id: number, updatedAt: UnixMs): Promise<void> {
      await db.update(aiConversations).set({ updatedAt }).where(eq(aiConversations.id, id))
    },

    async remove(id: number): Promise<void> {
      await db.delete(aiConversations).where(eq(aiConversations.id, id))
    },

    /** Newest first. `search`: as a person typed it. */
    async list(
      userId: UserId,
      { limit, offset, after, before }: ListPart,
      search: string | undefined,
    ): Promise<AiConversationRow[]> {
      const like = `%${(search ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      const said = db
        .select({ id: aiMessages.id })
        .from(aiMessages)
        .where(
          and(eq(aiMessages.conversationId, aiConversations.id), ilike(aiMessages.content, like)),
        )
      return db
        .select()
        .from(aiConversations)
        .where(
          and(
            eq(aiConversations.userId, userId),
            search === undefined ? undefined : or(ilike(aiConversations.title, like), exists(said)),
            after === undefined ? undefined : gt(aiConversations.createdAt, after),
            before === undefined ? undefined : lt(aiConversations.createdAt, before),
          ),
        )
        .orderBy(desc(aiConversations.id))
        .offset(offset)
        .limit(limit)
    },

    /** Oldest first. */
    async messages(conversationId: number): Promise<AiMessageRow[]> {
      return db
        .select()
        .from(aiMessages)
        .where(eq(aiMessages.conversationId, conversationId))
        .orderBy(asc(aiMessages.id))
    },

    async say(rows: readonly Omit<AiMessageRow, 'id'>[]): Promise<void> {
      await db.insert(aiMessages).values([...rows])
    },

    /** Forgets those of the trader that nobody waits for any more. */
    async reserve(row: Omit<AiReservation, 'id'>, now: UnixMs): Promise<number> {
      const { accountId } = row
      const isOver = and(eq(aiReservations.accountId, accountId), lte(aiReservations.until, now))
      await db.delete(aiReservations).where(isOver)
      const [made] = await db
        .insert(aiReservations)
        .values(row)
        .returning({ id: aiReservations.id })
      if (made === undefined) throw new Error('a reservation was not stored')
      return made.id
    },

    async giveBack(reservationId: number): Promise<void> {
      await db.delete(aiReservations).where(eq(aiReservations.id, reservationId))
    },

    /** What talks took of a trader's model since then, and what those may take that are asked now. */
    async spent(
      accountId: number,
      since: UnixMs,
      now: UnixMs,
    ): Promise<{ tokens: number; cost: DecimalString }> {
      const [row] = await db
        .select({ tokens: sum(aiMessages.tokens), cost: sum(aiMessages.cost) })
        .from(aiMessages)
        .where(and(eq(aiMessages.accountId, accountId), gte(aiMessages.createdAt, since)))
      const [reserved] = await db
        .select({ tokens: sum(aiReservations.tokens), cost: sum(aiReservations.cost) })
        .from(aiReservations)
        .where(and(eq(aiReservations.accountId, accountId), gt(aiReservations.until, now)))
      return {
        tokens: Number(row?.tokens ?? 0) + Number(reserved?.tokens ?? 0),
        cost: add(row?.cost ?? '0', reserved?.cost ?? '0'),
      }
    },
  }
}
