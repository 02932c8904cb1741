import { useSearchParams } from 'wouter'
import { readView, writeView, type JournalView } from './journal-view.ts'

export function useJournalView(): [JournalView, (change: Partial<JournalView>) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (next: Partial<JournalView>): void =>
    setSearch((before) => writeView(before, next), { replace: true })
  return [readView(search), change]
}
