import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { listRankings } from '../../../contract/board/leaderboard.ts'
import { messageFor } from '../../api/errors.ts'
import { pagesOf } from '../../api/pages.ts'
import { useViewer } from '../../api/viewer.ts'
import { download } from '../../lib/download.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { Button } from '../../ui/form/button.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { boardQuery, type BoardView } from './board-view.ts'
import { rankingFileLines, rankingFileStart } from './ranking-csv.ts'

/** Exports every trader that the view lists, over all pages. */
export function BoardExport({ view }: { view: BoardView }) {
  const viewer = useViewer()
  const [count, setCount] = useState(0)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = useMutation({
    mutationFn: async () => {
      const controller = new AbortController()
      running.current = controller
      setCount(0)
      const parts = [rankingFileStart()]
      const input = { query: { ...boardQuery(view), limit: '200' } }
      for await (const { items } of pagesOf(viewer, listRankings, input, controller.signal)) {
        parts.push(rankingFileLines(items))
        setCount((before) => before + items.length)
      }
      download(`leaderboard-${view.period}.csv`, new Blob(parts, { type: 'text/csv' }))
    },
    onError: (error) => {
      if (running.current?.signal.aborted === true) return
      toast({ title: t`The board was not exported`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <div className="flex items-center gap-3">
      <output className="text-xs text-muted empty:hidden">
        {save.isPending ? t`${formatNumber(count, { places: 0 })} traders …` : ''}
      </output>
      {save.isPending ? (
        <Button size="sm" onClick={() => running.current?.abort()}>{t`Cancel`}</Button>
      ) : (
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-3.5" />}
          onClick={() => save.mutate()}
        >{t`Export CSV`}</Button>
      )}
    </div>
  )
}
