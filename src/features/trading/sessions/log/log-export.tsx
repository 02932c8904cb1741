import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { listSessionLogs } from '../../../../../contract/sessions/logs.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { pagesOf } from '../../../../api/pages.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { download } from '../../../../lib/download.ts'
import { formatNumber } from '../../../../lib/numbers/format.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { logFileLines, logFileStart, logFormats, logTypes, type LogFormat } from './log-files.ts'
import type { LogFilter } from '../sessions.queries.ts'

export interface LogExportProps {
  session: Session
  filter: LogFilter
}

/** Exports every line that matches the filter, over all pages. */
export function LogExport({ session, filter }: LogExportProps) {
  const viewer = useSignedIn()
  const [count, setCount] = useState(0)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = useMutation({
    mutationFn: async (format: LogFormat) => {
      const controller = new AbortController()
      running.current = controller
      setCount(0)
      const parts = [logFileStart(format)]
      const input = {
        params: { sessionId: session.id },
        query: { ...filter, limit: '200' },
      }
      for await (const { items } of pagesOf(viewer, listSessionLogs, input, controller.signal)) {
        parts.push(logFileLines(format, items))
        setCount((before) => before + items.length)
      }
      const name = t`${session.symbol}-session-${session.id}.${format}`
      download(name, new Blob(parts, { type: logTypes[format].type }))
    },
    onError: (error) => {
      if (running.current?.signal.aborted === true) return
      toast({ title: t`The log was not exported`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <div className="flex items-center gap-2">
      <output className="text-xs text-muted">
        {save.isPending ? t`${formatNumber(count, { places: 0 })} lines …` : ''}
      </output>
      {save.isPending ? (
        <Button size="sm" onClick={() => running.current?.abort()}>{t`Cancel`}</Button>
      ) : (
        logFormats.map((format) => (
          <Button
            key={format}
            size="sm"
            icon={<Download aria-hidden className="size-3.5" />}
            aria-label={t`Export the log as ${logTypes[format].label}`}
            onClick={() => save.mutate(format)}
          >
            {logTypes[format].label}
          </Button>
        ))
      )}
    </div>
  )
}
