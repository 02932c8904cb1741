import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importCsv } from '../../../../../contract/journal/csv-imports.ts'
import { listImports } from '../../../../../contract/journal/imports.ts'
import { listJournalTrades } from '../../../../../contract/journal/closed-trades.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { toast } from '../../../../ui/feedback/toast.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { Loaded } from '../../analytics/loaded.tsx'
import { ColumnMapper } from './column-mapper.tsx'
import { CsvOutcome } from './csv-outcome.tsx'
import { layoutWords, type CsvPreview } from './csv-words.ts'
import { csvForm, useCsvPreview, type CsvChoice } from './use-csv-preview.ts'

export interface CsvReviewProps {
  file: File
  turn: number
  onLeave: () => void
}

/** One file: how it was understood, what may be chosen otherwise, and what would be made of it. */
export function CsvReview({ file, turn, onLeave }: CsvReviewProps) {
  const client = useQueryClient()
  const [choice, setChoice] = useState<CsvChoice>({})
  const preview = useCsvPreview(file, turn, choice)
  const save = useMutation({
    ...apiMutation(useSignedIn(), importCsv),
    onSuccess: ({ imported }) => {
      toast({
        title: plural(imported, { one: '# trade was added', other: '# trades were added' }),
        tone: 'success',
      })
      void invalidate(client, listImports, listJournalTrades)
      onLeave()
    },
    onError: (error) => {
      toast({ title: t`The file was not imported`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <span data-names className="min-w-0 font-medium wrap-anywhere">
          {file.name}
        </span>
        <span className="flex gap-2">
          <Button size="sm" variant="quiet" onClick={onLeave}>{t`Choose another file`}</Button>
          <Button
            size="sm"
            variant="primary"
            pending={save.isPending}
            disabledReason={whyNot(preview.data, preview.isPlaceholderData)}
            onClick={() => save.mutate({ body: csvForm(file, choice) })}
          >
            {importLabel(preview.data)}
          </Button>
        </span>
      </div>
      <Loaded query={preview} failed={t`The file was not read`} height="h-64">
        {(data) => (
          <div className="flex min-w-0 flex-col gap-5">
            <ul
              aria-label={t`How the file was understood`}
              className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted"
            >
              {layoutWords(data).map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
            <Segmented
              label={t`What a row is`}
              value={data.kind}
              options={[
                { value: 'fills', label: t`A row is a fill` },
                { value: 'trades', label: t`A row is a closed trade` },
              ]}
              onValueChange={(kind) => setChoice((before) => ({ ...before, kind }))}
              className="self-start"
            />
            <ColumnMapper
              preview={data}
              chosen={choice.mapping}
              onChange={(change) =>
                setChoice(({ kind, mapping }) => ({
                  kind: kind ?? data.kind,
                  mapping: { ...mapping, ...change },
                }))
              }
            />
            <CsvOutcome preview={data} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

function importLabel(preview: CsvPreview | undefined): string {
  if (preview === undefined || preview.trades === 0) return t`Import`
  return plural(preview.trades, { one: 'Import # trade', other: 'Import # trades' })
}

function whyNot(preview: CsvPreview | undefined, isStale: boolean): string | undefined {
  if (preview === undefined || isStale) return t`The file is being read`
  if (preview.missing.length > 0) return t`Choose a column for each field that needs one`
  return preview.trades === 0 ? t`There is no new trade in it` : undefined
}
