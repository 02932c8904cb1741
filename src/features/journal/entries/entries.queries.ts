import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import { getEntry, listEntries, searchJournal } from '../../../../contract/journal/entries.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'
import { zoneName } from '../../../lib/time.ts'
import type { EntryType } from '../journal-words.ts'

export type Entries = OutputOf<typeof listEntries>
export type Entry = OutputOf<typeof getEntry>
export type Hit = OutputOf<typeof searchJournal>['items'][number]

/** Entries a page of the list. */
export const entriesAPage = 30

export interface EntriesAsked {
  type: EntryType | ''
  page: number
}

export function entriesQuery(viewer: Viewer, { type, page }: EntriesAsked) {
  const query = {
    ...(type !== '' && { entry_type: type }),
    page: String(page),
    limit: String(entriesAPage),
    tz: zoneName(),
  }
  return queryOptions({
    ...apiQuery(viewer, listEntries, { query }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
}

export function hitsQuery(viewer: Viewer, words: string) {
  return queryOptions({
    ...apiQuery(viewer, searchJournal, { query: { q: words, limit: '50' } }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
}

export function entryQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, getEntry, { params: { id } }),
    throwOnError: false,
    // What is typed counts on the version that it began with.
    refetchOnWindowFocus: false,
  })
}
