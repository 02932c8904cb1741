import { and, count, eq, sql } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { journalImages } from '../schema.ts'

type ImageRow = typeof journalImages.$inferSelect

export function imageStore(db: Database) {
  const owned = (userId: UserId, id: string) =>
    and(eq(journalImages.id, id), eq(journalImages.userId, userId))

  return {
    async insert(row: ImageRow): Promise<void> {
      await db.insert(journalImages).values(row)
    },

    async owned(
      userId: UserId,
      id: string,
    ): Promise<Pick<ImageRow, 'mediaType' | 'bytes'> | undefined> {
      const [row] = await db
        .select({ mediaType: journalImages.mediaType, bytes: journalImages.bytes })
        .from(journalImages)
        .where(owned(userId, id))
      return row
    },

    /** Bytes that the images of a user take, and their number. */
    async usage(userId: UserId): Promise<{ bytes: number; images: number }> {
      const [row] = await db
        .select({
          bytes: sql<number>`coalesce(sum(${journalImages.size}), 0)::float8`,
          images: count(),
        })
        .from(journalImages)
        .where(eq(journalImages.userId, userId))
      return row ?? { bytes: 0, images: 0 }
    },

    /** False when there is no such image. */
    async remove(userId: UserId, id: string): Promise<boolean> {
      const rows = await db
        .delete(journalImages)
        .where(owned(userId, id))
        .returning({ id: journalImages.id })
      return rows.length > 0
    },
  }
}
