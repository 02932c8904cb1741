// Pictures, in the database, so that a backup of it is a backup of everything.
import { customType, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { ms } from '../columns.ts'
import { users } from '../people.ts'

const bytea = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (bytes) => Buffer.from(bytes),
})

export const journalImages = pgTable(
  'journal_images',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    mediaType: text('media_type', {
      enum: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
    }).notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    bytes: bytea('bytes').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [index('journal_images_user').on(t.userId, t.size)],
)
