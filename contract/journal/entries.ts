// What a person writes down: notes, thoughts before and after a trade, reviews of a day or a week. Bodies are markdown.
import * as z from 'zod/mini'
import { desk, IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { Day, DayOrTime, JournalId, TimeZone, idOf, pages, writing } from './journal-shared.ts'

const EntryType = z.enum(['note', 'pre-trade', 'post-trade', 'daily-review', 'weekly-review'])
export type EntryType = z.infer<typeof EntryType>

const JournalEntry = z.object({
  id: z.string(),
  /** The journal trade that it is about. */
  trade_id: z.nullable(z.string()),
  entry_type: EntryType,
  /** What it is about in time: the start of the day or week for a review, otherwise when it was written. */
  entry_date: IsoTime,
  title: z.string(),
  body: z.string(),
  /** Grows by one with every change; see `version` of the change. */
  version: z.int(),
  created_at: IsoTime,
  updated_at: IsoTime,
})
export type JournalEntry = z.infer<typeof JournalEntry>

/** Plain text in pieces; `hit`: a piece that was searched for. */
const Excerpt = z.array(z.object({ text: z.string(), hit: z.boolean() }))

const ListedEntry = z.extend(JournalEntry, {
  /** Where the search words are; null without `q`. */
  excerpt: z.nullable(Excerpt),
})

const title = writing(200)
const body = writing(20_000)

const NewEntry = z.strictObject({
  trade_id: z.optional(z.nullable(JournalId)),
  entry_type: z._default(EntryType, 'note'),
  /** Now, by default. */
  entry_date: z.optional(DayOrTime),
  tz: TimeZone,
  title: z._default(title, ''),
  body: z._default(body, ''),
})

const EntryChange = z.strictObject({
  trade_id: z.optional(z.nullable(JournalId)),
  entry_type: z.optional(EntryType),
  entry_date: z.optional(DayOrTime),
  tz: TimeZone,
  title: z.optional(title),
  body: z.optional(body),
  /** The version that was changed. When another change came first, this one is refused and nothing is lost. */
  version: z.optional(z.int().check(z.gt(0))),
})

/** What is searched for: words, "a phrase", -not, or. */
const SearchWords = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const path = '/api/v1/journal/entries'

export const listEntries = defineEndpoint({
  ...desk,
  id: 'journal.entries',
  method: 'GET',
  path,
  summary: 'What the viewer wrote, newest first; with `q` the best match first',
  query: z.strictObject({
    ...pages,
    trade_id: z.optional(JournalId),
    entry_type: z.optional(EntryType),
    q: z.optional(SearchWords),
    date_from: z.optional(Day),
    date_to: z.optional(Day),
    tz: TimeZone,
  }),
  output: z.object({
    items: z.array(ListedEntry),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  }),
  errors: [],
})

export const createEntry = defineEndpoint({
  ...desk,
  id: 'journal.createEntry',
  method: 'POST',
  path,
  summary: 'Write something down',
  body: NewEntry,
  output: JournalEntry,
  status: 201,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const getEntry = defineEndpoint({
  ...desk,
  id: 'journal.entry',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One entry',
  params: idOf,
  output: JournalEntry,
  errors: ['NOT_FOUND'],
})

export const changeEntry = defineEndpoint({
  ...desk,
  id: 'journal.changeEntry',
  method: 'PUT',
  path: `${path}/:id`,
  summary: 'Change an entry; what is left out stays',
  params: idOf,
  body: EntryChange,
  output: JournalEntry,
  errors: ['NOT_FOUND', 'ENTRY_CHANGED', ...idempotencyErrors],
})

export const deleteEntry = defineEndpoint({
  ...desk,
  id: 'journal.deleteEntry',
  method: 'DELETE',
  path: `${path}/:id`,
  summary: 'Delete an entry',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const getTemplate = defineEndpoint({
  ...desk,
  id: 'journal.template',
  method: 'GET',
  path: '/api/v1/journal/templates',
  summary:
    'What an entry of this type begins with; reviews have the trades and numbers of their days',
  query: z.strictObject({
    entry_type: EntryType,
    /** The day, or a day of the week; today by default. */
    date: z.optional(Day),
    tz: TimeZone,
  }),
  output: z.object({
    entry_type: EntryType,
    entry_date: IsoTime,
    title: z.string(),
    body: z.string(),
  }),
  errors: [],
})

export const searchJournal = defineEndpoint({
  ...desk,
  id: 'journal.search',
  method: 'GET',
  path: '/api/v1/journal/search',
  summary: 'Search entries and the notes of trades, best match first',
  query: z.strictObject({ q: SearchWords, ...pages }),
  output: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['entry', 'trade']),
        /** Of the entry, or of the trade that has the note. */
        id: z.string(),
        /** The entry's title, or the trade's market. */
        title: z.string(),
        /** When the entry is about, or when the trade was closed. */
        at: IsoTime,
        excerpt: Excerpt,
      }),
    ),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  }),
  errors: [],
})
