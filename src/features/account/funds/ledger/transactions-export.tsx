import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import {
  listTransactions,
  type Transaction,
  type TransactionKind,
} from '../../../../../contract/money/transfers.ts'
import { messageFor } from '../../../../api/errors.ts'
import { pagesOf } from '../../../../api/pages.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { csvLines, toCsv } from '../../../../lib/csv.ts'
import { download } from '../../../../lib/download.ts'
import { isoTime } from '../../../../lib/time.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'

const header = ['time', 'kind', 'status', 'amount', 'fee', 'with', 'transaction', 'note', 'id']

/** Exports every row that matches the filter, not only those on screen. */
export function TransactionsExport({ kind }: { kind: TransactionKind | null }) {
  const viewer = useSignedIn()
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = useMutation({
    mutationFn: async () => {
      const controller = new AbortController()
      running.current = controller
      const parts = [toCsv(header, [])]
      const input = { query: { limit: '200', ...(kind !== null && { kind }) } }
      for await (const { items } of pagesOf(viewer, listTransactions, input, controller.signal)) {
        parts.push(csvLines(items.map(cells)))
      }
      download('transactions.csv', new Blob(parts, { type: 'text/csv' }))
    },
    onError: (error) => {
      if (running.current?.signal.aborted === true) return
      toast({ title: t`Nothing was exported`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <Button
      size="sm"
      icon={<Download aria-hidden className="size-3.5" />}
      pending={save.isPending}
      onClick={() => save.mutate()}
    >{t`Export CSV`}</Button>
  )
}

function cells(row: Transaction): string[] {
  const { at, kind, status, amount, fee, counterparty, txHash, message, id } = row
  const time = isoTime(at)
  return [time, kind, status, amount, fee, counterparty ?? '', txHash ?? '', message ?? '', id]
}
