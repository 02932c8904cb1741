import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { pathOf } from '../../../../contract/client.ts'
import { exportJournalTrades } from '../../../../contract/journal/closed-trades.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { now } from '../../../lib/clock.ts'
import { download } from '../../../lib/download.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { dayOf } from '../filters/days.ts'
import { filterQuery, type JournalView } from '../filters/journal-view.ts'
import { fetchTextFile } from './text-file.ts'

/** What the filters leave, as CSV or as markdown with the facts of each trade as YAML front matter. */
export function TradesExport({ view }: { view: JournalView }) {
  return (
    <>
      <ExportButton view={view} format="csv" label={t`Export CSV`} />
      <ExportButton view={view} format="md" label={t`Export .md`} />
    </>
  )
}

interface ExportButtonProps {
  view: JournalView
  format: 'csv' | 'md'
  label: string
}

function ExportButton({ view, format, label }: ExportButtonProps) {
  const viewer = useSignedIn()
  const save = useMutation({
    mutationFn: async () => {
      const { sort, order } = view
      const query = { ...filterQuery(view, now()), sort, order, format }
      const file = await fetchTextFile(viewer, pathOf(exportJournalTrades, { query }))
      download(`journal-${dayOf(now())}.${format}`, file)
    },
    onError: (error) => {
      toast({ title: t`The trades were not exported`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <Button
      size="sm"
      pending={save.isPending}
      icon={<Download aria-hidden className="size-3.5" />}
      onClick={() => save.mutate()}
    >
      {label}
    </Button>
  )
}
