import { and, desc, eq, gt, isNull, lt, type SQL } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { programVersions, programs } from '../schema.ts'

export type ProgramRow = typeof programs.$inferSelect
export type VersionRow = typeof programVersions.$inferSelect
export type ProgramChange = Partial<
  Pick<ProgramRow, 'name' | 'description' | 'code' | 'params' | 'isValid' | 'enabled' | 'version'>
> & { updatedAt: UnixMs }

/** Which rows of a list, newest first. */
export interface ListPart {
  limit: number
  offset: number
  /** Made later, earlier than. */
  after?: UnixMs | undefined
  before?: UnixMs | undefined
}

export function programStore(db: Database) {
  const owned = (userId: UserId, id: number) =>
    and(eq(programs.id, id), eq(programs.userId, userId), isNull(programs.deletedAt))

  return {
    async insert(row: Omit<ProgramRow, 'id' | 'deletedAt'>): Promise<ProgramRow> {
      const [made] = await db.insert(programs).values(row).returning()
      if (made === undefined) throw new Error('a program was not stored')
      return made
    },

    async list(userId: UserId, { limit, offset, after, before }: ListPart): Promise<ProgramRow[]> {
      const wanted: (SQL | undefined)[] = [
        eq(programs.userId, userId),
        isNull(programs.deletedAt),
        after === undefined ? undefined : gt(programs.createdAt, after),
        before === undefined ? undefined : lt(programs.createdAt, before),
      ]
      return db
        .select()
        .from(programs)
        .where(and(...wanted))
        .orderBy(desc(programs.id))
        .limit(limit)
        .offset(offset)
    },

    async count(userId: UserId): Promise<number> {
      return db.$count(programs, and(eq(programs.userId, userId), isNull(programs.deletedAt)))
    },

    /** Undefined when there is none, it is another's, or deleted. */
    async owned(userId: UserId, id: number): Promise<ProgramRow | undefined> {
      const [row] = await db.select().from(programs).where(owned(userId, id))
      return row
    },

    /** The same, held until the transaction ends. */
    async held(userId: UserId, id: number): Promise<ProgramRow | undefined> {
      const [row] = await db.select().from(programs).where(owned(userId, id)).for('update')
      return row
    },

    async change(id: number, change: ProgramChange): Promise<void> {
      await db.update(programs).set(change).where(eq(programs.id, id))
    },

    async remove(id: number, at: UnixMs): Promise<void> {
      await db.update(programs).set({ deletedAt: at, enabled: false }).where(eq(programs.id, id))
    },

    async addVersion(row: VersionRow): Promise<void> {
      await db.insert(programVersions).values(row)
    },

    async versions(
      programId: number,
      { limit, offset, after, before }: ListPart,
    ): Promise<VersionRow[]> {
      return db
        .select()
        .from(programVersions)
        .where(
          and(
            eq(programVersions.programId, programId),
            after === undefined ? undefined : gt(programVersions.createdAt, after),
            before === undefined ? undefined : lt(programVersions.createdAt, before),
          ),
        )
        .orderBy(desc(programVersions.version))
        .limit(limit)
        .offset(offset)
    },

    async version(programId: number, version: number): Promise<VersionRow | undefined> {
      const [row] = await db
        .select()
        .from(programVersions)
        .where(and(eq(programVersions.programId, programId), eq(programVersions.version, version)))
      return row
    },
  }
}
