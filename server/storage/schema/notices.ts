// What people are told, and the messages about it that leave the server.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { NoticeSettings } from '../../../contract/people/notice-settings.ts'
import { type NoticeFacts, noticeEvents } from '../../../contract/people/notices.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

/**
 * Events of people's accounts. Triggers write them in the transaction that makes them true; a person, an event and a
 * subject have one row, however often it is written.
 */
export const notices = pgTable(
  'notices',
  {
    id: text('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    event: text('event', { enum: noticeEvents }).notNull(),
    /** What it is about, such as a session's id. */
    subject: text('subject').notNull(),
    /** Without `event`. */
    facts: jsonb('facts').$type<Omit<NoticeFacts, 'event'>>().notNull(),
    at: ms('at').notNull(),
    readAt: ms('read_at'),
    /** When its deliveries were written; null: not yet. */
    routedAt: ms('routed_at'),
    /** Whether open pages show it as the browser's own notification. */
    isShown: boolean('is_shown').notNull().default(false),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.userId, t.event, t.subject),
    index('notices_user').on(t.userId, t.seq),
    index('notices_unread')
      .on(t.userId)
      .where(sql`read_at is null`),
    index('notices_unrouted')
      .on(t.seq)
      .where(sql`routed_at is null`),
    index('notices_age').on(t.at),
  ],
)

export const noticeSettings = pgTable('notice_settings', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  chosen: jsonb('chosen').$type<NoticeSettings>().notNull(),
  updatedAt: ms('updated_at').notNull(),
})

/** Where messages of a person go. */
export const noticeTargets = pgTable(
  'notice_targets',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    channel: text('channel', { enum: ['push', 'email', 'telegram', 'webhook'] }).notNull(),
    /** Addresses and secrets, encrypted by server/people/agent/vault.ts; empty once removed. */
    sealed: text('sealed').notNull(),
    label: text('label').notNull(),
    /** HMAC of a browser's endpoint, to recognise one that subscribes again. */
    fingerprint: text('fingerprint'),
    state: text('state', { enum: ['unconfirmed', 'ready', 'broken', 'removed'] }).notNull(),
    problem: text('problem'),
    /** sha256 of the code that confirms it, and until when it does. */
    codeHash: text('code_hash').unique(),
    codeUntil: ms('code_until'),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    index('notice_targets_user').on(t.userId, t.channel),
    index('notice_targets_removed')
      .on(t.createdAt)
      .where(sql`state = 'removed'`),
  ],
)

/** One notice to one target. The id is the key by which receivers know a double. */
export const noticeDeliveries = pgTable(
  'notice_deliveries',
  {
    id: text('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    noticeId: text('notice_id')
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    targetId: text('target_id')
      .notNull()
      .references(() => noticeTargets.id, { onDelete: 'cascade' }),
    channel: text('channel', { enum: ['push', 'email', 'telegram', 'webhook'] }).notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'given_up'] }).notNull(),
    /** Failed ones. */
    tries: integer('tries').notNull(),
    /** While a process sends it: until when it may. */
    dueAt: ms('due_at').notNull(),
    problem: text('problem'),
    sentAt: ms('sent_at'),
  },
  (t) => [
    uniqueIndex('notice_deliveries_once').on(t.noticeId, t.targetId),
    index('notice_deliveries_target').on(t.targetId),
    index('notice_deliveries_due')
      .on(t.channel, t.dueAt)
      .where(sql`state = 'waiting'`),
  ],
)

/** When the exchange could not be reached; null: still not. */
export const venueOutages = pgTable(
  'venue_outages',
  {
    beganAt: ms('began_at').primaryKey(),
    endedAt: ms('ended_at'),
  },
  () => [
    uniqueIndex('venue_outages_one')
      .on(sql`(ended_at is null)`)
      .where(sql`ended_at is null`),
  ],
)
