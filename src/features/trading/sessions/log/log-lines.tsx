import { t } from '@lingui/core/macro'
import { useEffect, useState } from 'react'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { useRowsInView } from '../../../../ui/table/use-rows-in-view.ts'
import type { DecisionChoice } from './chosen-decision.ts'
import { groupRefusals, type LogEntry } from './log-groups.ts'
import type { LinePlace } from './line-place.ts'
import { LogRow } from './log-row.tsx'
import { RefusalRunRow } from './refusal-run-row.tsx'

export interface LogLinesProps extends DecisionChoice {
  logs: readonly Log[]
  /** Refusals of the same kind in a row are one line that unfolds. */
  isGrouped: boolean
}

/** Up to this number all are drawn, above it those in view. */
const fewLines = 100
/** Px, until it is measured. */
const lineHeight = 60

/** The lines of a log. */
export function LogLines({ logs, isGrouped, chosen, onChoose }: LogLinesProps) {
  // A line that is scrolled out of view and back is as it was.
  const [opened] = useState(() => new Set<string>())
  const entries: LogEntry[] = isGrouped ? groupRefusals(logs) : logs.map((log) => ({ log }))
  const { body, measure, above, below, rows, scrollTo } = useRowsInView<HTMLOListElement>({
    keys: entries.map(keyOf),
    rowHeight: lineHeight,
    fewRows: fewLines,
  })
  const called = chosen?.from === 'chart' ? chosen.log.id : null
  useEffect(() => {
    const index = entries.findIndex((entry) => logsOf(entry).some(({ id }) => id === called))
    if (called !== null && index >= 0) scrollTo?.(index)
    // Only when another is chosen: new lines move nothing.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [called])

  const rowOf = (log: Log, place?: LinePlace) => (
    <LogRow
      key={log.id}
      log={log}
      place={place}
      isChosen={log.id === chosen?.log.id}
      isCalled={log.id === called}
      fold={foldOf(opened, log.id)}
      onShow={() => onChoose(log.id === chosen?.log.id ? null : { log, from: 'log' })}
    />
  )

  return (
    <ol
      ref={body}
      aria-label={t`Log lines`}
      className="flex flex-col"
      style={{ paddingTop: above, paddingBottom: below }}
    >
      {rows.map((index) => {
        const entry = entries[index]
        if (entry === undefined) return null
        const place = measure && { measure, index, count: entries.length }
        if ('log' in entry) return rowOf(entry.log, place)
        const { run } = entry
        return (
          <RefusalRunRow
            key={run.id}
            run={run}
            place={place}
            fold={foldOf(opened, run.id)}
            isChosen={run.logs.some(({ id }) => id === chosen?.log.id)}
          >
            {run.logs.map((log) => rowOf(log))}
          </RefusalRunRow>
        )
      })}
    </ol>
  )
}

function foldOf(opened: Set<string>, id: string) {
  return {
    isOpen: opened.has(id),
    onToggle: (isOpen: boolean) => void (isOpen ? opened.add(id) : opened.delete(id)),
  }
}

const keyOf = (entry: LogEntry): string => ('log' in entry ? entry.log.id : entry.run.id)
const logsOf = (entry: LogEntry): readonly Log[] => ('log' in entry ? [entry.log] : entry.run.logs)
