// Closed trades: the list, one of them, its notes and its tags.
import * as z from 'zod/mini'
import { desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { textFile } from '../http/text-file.ts'
import { tradeFilters } from './filters.ts'
import { JournalTrade, JournalTradeDetail } from './journal-trade.ts'
import { JournalId, idOf, pages, writing } from './journal-shared.ts'

const path = '/api/v1/journal/trades'

export const tradeSorts = ['closed_at', 'net_pnl', 'r_multiple', 'duration_secs'] as const

const ordering = {
  sort: z._default(z.enum(tradeSorts), 'closed_at'),
  order: z._default(z.enum(['asc', 'desc']), 'desc'),
}

export const listJournalTrades = defineEndpoint({
  ...desk,
  id: 'journal.trades',
  method: 'GET',
  path,
  summary: 'Closed trades of the viewer; without a value to sort by they come last',
  query: z.strictObject({ ...pages, ...tradeFilters, ...ordering }),
  output: z.object({
    trades: z.array(JournalTrade),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  }),
  errors: [],
})

export const exportJournalTrades = defineEndpoint({
  ...desk,
  id: 'journal.export',
  method: 'GET',
  path: '/api/v1/journal/export',
  summary:
    'All trades that the filters leave, as CSV, or as markdown with the facts of each as YAML front matter',
  query: z.strictObject({
    format: z._default(z.enum(['csv', 'md']), 'csv'),
    ...tradeFilters,
    ...ordering,
  }),
  output: textFile({ types: ['text/csv', 'text/markdown'] }),
  errors: [],
})

export const getJournalTrade = defineEndpoint({
  ...desk,
  id: 'journal.trade',
  method: 'GET',
  path: `${path}/:id`,
  summary:
    'One closed trade, by its id, its position’s or that of the trade by hand, with what it is made of: fills, stops, targets, funding, entries',
  params: idOf,
  output: JournalTradeDetail,
  errors: ['NOT_FOUND'],
})

export const setTradeNotes = defineEndpoint({
  ...desk,
  id: 'journal.setNotes',
  method: 'PATCH',
  path: `${path}/:id/notes`,
  summary: 'Write the notes of a trade; empty text takes them away',
  params: idOf,
  body: z.strictObject({ notes: writing(20_000) }),
  output: JournalTrade,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

/** At most this many tags on one trade. */
export const mostTags = 20

export const addTradeTags = defineEndpoint({
  ...desk,
  id: 'journal.addTags',
  method: 'POST',
  path: `${path}/:id/tags`,
  summary: 'Put tags on a trade; those that it has already stay',
  params: idOf,
  body: z.union([
    z.strictObject({ tag_id: JournalId }),
    z.strictObject({ tag_ids: z.array(JournalId).check(z.minLength(1), z.maxLength(mostTags)) }),
  ]),
  output: JournalTrade,
  errors: ['NOT_FOUND', 'TOO_MANY_TAGS', ...idempotencyErrors],
})

export const removeTradeTag = defineEndpoint({
  ...desk,
  id: 'journal.removeTag',
  method: 'DELETE',
  path: `${path}/:id/tags/:tag_id`,
  summary: 'Take a tag from a trade',
  params: z.strictObject({ id: JournalId, tag_id: JournalId }),
  output: JournalTrade,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const tagManyTrades = defineEndpoint({
  ...desk,
  id: 'journal.tagMany',
  method: 'POST',
  path: '/api/v1/journal/tagging',
  summary: 'Put tags on, and take others from, several trades: all or none',
  body: z.strictObject({
    trade_ids: z.array(JournalId).check(z.minLength(1), z.maxLength(500)),
    add: z._default(z.array(JournalId).check(z.maxLength(mostTags)), []),
    remove: z._default(z.array(JournalId).check(z.maxLength(mostTags)), []),
  }),
  output: z.object({ changed: z.int() }),
  errors: ['NOT_FOUND', 'TOO_MANY_TAGS', ...idempotencyErrors],
})
