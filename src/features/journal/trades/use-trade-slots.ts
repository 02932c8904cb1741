import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useSignedIn } from '../../../api/viewer.ts'
import type { JournalView } from '../filters/journal-view.ts'
import { pageSize, tradesQuery, type Trades } from '../journal.queries.ts'
import { pageOf, slotsOf, wanting } from './slots.ts'

/** All rows of the list; pages come as `want` asks for the rows that are in view. */
export function useTradeSlots(view: JournalView) {
  const viewer = useSignedIn()
  const of = JSON.stringify(view)
  const [wanted, setWanted] = useState<{ of: string; pages: readonly number[] }>({ of, pages: [] })
  const first = useQuery({ ...tradesQuery(viewer, view, 1), placeholderData: keepPreviousData })
  const others = wanted.of === of && !first.isPlaceholderData ? wanted.pages : none
  const answers = useQueries({
    queries: others.map((page) => tradesQuery(viewer, view, page)),
    combine: known,
  })
  const data = first.data
  const slots = useMemo(() => {
    const pages = new Map(answers.map(({ page, trades }) => [page, trades]))
    if (data !== undefined) pages.set(1, data.trades)
    return slotsOf(data?.total ?? 0, pages, pageSize)
  }, [data, answers])
  const want = useCallback(
    (index: number): void => {
      const page = pageOf(index, pageSize)
      if (page === 1) return
      setWanted((before) => {
        const pages = wanting(before.of === of ? before.pages : none, page)
        return pages === before.pages ? before : { of, pages }
      })
    },
    [of],
  )
  return { first, slots, want }
}

const none: readonly number[] = []

/** React Query keeps the result while nothing in it has changed. */
function known(answers: readonly { data: Trades | undefined }[]): Trades[] {
  return answers.flatMap(({ data }) => (data === undefined ? [] : [data]))
}
