import type { Examples } from './example.ts'

const at = '2026-04-01T00:00:00.000Z'
const entry = {
  id: '0b2c7c3e-5d0e-4f2b-9f57-4f2f1b1f0a01',
  trade_id: null,
  entry_type: 'daily-review' as const,
  entry_date: at,
  title: 'Review of 2026-04-01',
  body: '## What went well?\nI waited for the breakout.\n',
  version: 1,
  created_at: at,
  updated_at: at,
}
const excerpt = [
  { text: 'I waited for the ', hit: false },
  { text: 'breakout', hit: true },
  { text: '.', hit: false },
]
const list = { total: 1, page: 1, limit: 50 }
const { title, body, entry_type, entry_date } = entry

export const journalEntryExamples: Examples<
  | 'listEntries'
  | 'createEntry'
  | 'getEntry'
  | 'changeEntry'
  | 'deleteEntry'
  | 'getTemplate'
  | 'searchJournal'
> = {
  listEntries: { response: { items: [{ ...entry, excerpt }], ...list } },
  createEntry: {
    body: { entry_type, entry_date: '2026-04-01', tz: 'Europe/Berlin', title, body },
    response: entry,
  },
  getEntry: { response: entry },
  changeEntry: { body: { title, body, version: 1 }, response: { ...entry, version: 2 } },
  deleteEntry: { response: { message: 'The entry is deleted' } },
  getTemplate: {
    response: { entry_type, entry_date, title, body: '## What went well?\n' },
  },
  searchJournal: {
    response: { items: [{ kind: 'entry', id: entry.id, title, at, excerpt }], ...list },
  },
}
