// Tags, and which trades have them. Whatever changes the tags of a trade gives the trade the next revision.
import { TransactionRollbackError, and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { journalTrades, tags, tradeTags } from '../schema.ts'
import { nextRevision } from './revisions.ts'

export type TagRow = typeof tags.$inferSelect
export type CountedTag = TagRow & { trades: number }

export function journalTagStore(db: Database) {
  const counted = () =>
    db
      .select({ tag: tags, trades: count(tradeTags.tradeId) })
      .from(tags)
      .leftJoin(tradeTags, eq(tradeTags.tagId, tags.id))
      .groupBy(tags.id)
  const ofOwner = (userId: UserId, id: string) => and(eq(tags.id, id), eq(tags.userId, userId))

  return {
    /** In the order of their names. */
    async list(userId: UserId): Promise<CountedTag[]> {
      const rows = await counted()
        .where(eq(tags.userId, userId))
        .orderBy(asc(sql`lower(${tags.name})`), tags.id)
      return rows.map(({ tag, trades }) => ({ ...tag, trades }))
    },

    async owned(userId: UserId, id: string): Promise<CountedTag | undefined> {
      const [row] = await counted().where(ofOwner(userId, id))
      return row && { ...row.tag, trades: row.trades }
    },

    /** Whether all of these are tags of the viewer. */
    async ownsAll(userId: UserId, ids: readonly string[]): Promise<boolean> {
      const wanted = [...new Set(ids)]
      if (wanted.length === 0) return true
      const rows = await db
        .select({ id: tags.id })
        .from(tags)
        .where(and(eq(tags.userId, userId), inArray(tags.id, wanted)))
      return rows.length === wanted.length
    },

    /** False when another tag of the viewer has the name, in any case. */
    async insert(row: TagRow): Promise<boolean> {
      const made = await db
        .insert(tags)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: tags.id })
      return made.length === 1
    },

    /** False when another tag of the viewer has the name. */
    async change(
      { id, userId }: Pick<TagRow, 'id' | 'userId'>,
      change: Partial<Pick<TagRow, 'name' | 'color'>>,
    ): Promise<boolean> {
      if (change.name !== undefined) {
        const [other] = await db
          .select({ id: tags.id })
          .from(tags)
          .where(
            and(
              eq(tags.userId, userId),
              sql`lower(${tags.name}) = lower(${change.name})`,
              sql`${tags.id} <> ${id}`,
            ),
          )
        if (other !== undefined) return false
      }
      if (Object.keys(change).length > 0) await db.update(tags).set(change).where(eq(tags.id, id))
      return true
    },

    async remove(userId: UserId, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        await nextRevision(tx, userId, 'deletes')
        await tx.delete(tags).where(and(eq(tags.id, id), eq(tags.userId, userId)))
      })
    },

    /** Tags of each trade, in the order of their names. */
    async ofTrades(tradeIds: readonly string[]): Promise<Map<string, TagRow[]>> {
      if (tradeIds.length === 0) return new Map()
      const rows = await db
        .select({ tradeId: tradeTags.tradeId, tag: tags })
        .from(tradeTags)
        .innerJoin(tags, eq(tags.id, tradeTags.tagId))
        .where(inArray(tradeTags.tradeId, [...tradeIds]))
        .orderBy(asc(sql`lower(${tags.name})`))
      const found = new Map<string, TagRow[]>()
      for (const { tradeId, tag } of rows) {
        const known = found.get(tradeId)
        if (known === undefined) found.set(tradeId, [tag])
        else known.push(tag)
      }
      return found
    },

    /**
     * Puts tags on trades and takes others off. `full`: a trade would have more than `most` tags, and nothing is
     * changed. All trades and tags must be the viewer's.
     */
    async retag(
      userId: UserId,
      tradeIds: readonly string[],
      { add, remove, most }: { add: readonly string[]; remove: readonly string[]; most: number },
    ): Promise<'done' | 'full'> {
      const ids = [...tradeIds]
      const work = db.transaction(async (tx) => {
        const revision = await nextRevision(tx, userId)
        if (remove.length > 0) {
          await tx
            .delete(tradeTags)
            .where(and(inArray(tradeTags.tradeId, ids), inArray(tradeTags.tagId, [...remove])))
        }
        const pairs = ids.flatMap((tradeId) => add.map((tagId) => ({ tradeId, tagId })))
        if (pairs.length > 0) await tx.insert(tradeTags).values(pairs).onConflictDoNothing()
        const full = await tx
          .select({ id: tradeTags.tradeId })
          .from(tradeTags)
          .where(inArray(tradeTags.tradeId, ids))
          .groupBy(tradeTags.tradeId)
          .having(sql`count(*) > ${most}`)
          .limit(1)
        if (full.length > 0) tx.rollback()
        await tx.update(journalTrades).set({ revision }).where(inArray(journalTrades.id, ids))
        return 'done' as const
      })
      return work.catch((error: unknown) => {
        if (error instanceof TransactionRollbackError) return 'full' as const
        throw error
      })
    },
  }
}
