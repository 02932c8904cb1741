import { useSearchParams } from 'wouter'
import { LogKind, LogLevel } from '../../../../../contract/sessions/logs.ts'
import type { LogFilter } from '../sessions.queries.ts'

/** The log's filter in the URL. */
export function useLogFilter(): [LogFilter, (change: LogFilter) => void] {
  const [search, setSearch] = useSearchParams()
  const filter: LogFilter = {
    kind: LogKind.options.find((kind) => kind === search.get('kind')),
    level: LogLevel.options.find((level) => level === search.get('level')),
    q: search.get('q') ?? undefined,
  }
  function change(next: LogFilter): void {
    setSearch(
      (before) => {
        for (const [name, value] of Object.entries({ ...filter, ...next })) {
          if (value === undefined || value === '') before.delete(name)
          else before.set(name, value)
        }
        return before
      },
      { replace: true },
    )
  }
  return [filter, change]
}
