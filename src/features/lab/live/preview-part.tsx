import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import { previewRun } from '../../../../contract/lab/bindings.ts'
import { DataRead } from '../../../../contract/lab/writing-programs.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { ChecksList } from '../../../ui/figures/checks-list.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Line, Part } from '../result/lines.tsx'
import { answerText, callText } from '../result/read-words.ts'
import { actionWords } from '../runs/run-words.ts'

type Preview = OutputOf<typeof previewRun>

const Reads = z.array(DataRead)

/** What a binding would do now; nothing is sent. */
export function PreviewPart({ bindingId }: { bindingId: number }) {
  const preview = useMutation(apiMutation(useSignedIn(), previewRun))
  const look = (): void => preview.mutate({ params: { id: String(bindingId) } })
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Button size="sm" className="self-start" pending={preview.isPending} onClick={look}>
        {preview.data === undefined ? t`Preview what it would do now` : t`Preview again`}
      </Button>
      {preview.error && (
        <ErrorMessage
          title={t`There is no preview`}
          message={messageFor(preview.error)}
          onRetry={look}
        />
      )}
      {preview.data !== undefined && <Outcome preview={preview.data} />}
    </div>
  )
}

function Outcome({ preview }: { preview: Preview }) {
  const { checks, data_queries, logs, error, reason } = preview
  const reads = Reads.safeParse(data_queries)
  const failed = checks.find(({ passed }) => !passed) ?? null
  return (
    <section aria-label={t`Preview`} className="flex min-w-0 flex-col gap-5">
      <Callout tone={error === null ? 'info' : 'warn'} title={outcomeWords(preview)}>
        {error !== null && <p lang="en">{error}</p>}
        {reason !== null && (
          <p className="text-muted">
            {t`Its reason:`} <span lang="en">{reason}</span>
          </p>
        )}
        <p className="text-muted">{t`Nothing was sent, and what it keeps between runs did not change.`}</p>
      </Callout>
      {checks.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="label">{t`The nine checks`}</h3>
          <ChecksList checks={checks} refusal={failed} />
        </div>
      )}
      <Part title={t`It read`} none={t`Nothing.`}>
        {(reads.success ? reads.data : []).map((read, i) => (
          <Line key={i} code={callText(read)} answer={answerText(read.answer)} />
        ))}
      </Part>
      <Part title={t`It logged`} none={t`Nothing.`}>
        {logs.map((line, i) => (
          <Line key={i} code={line} />
        ))}
      </Part>
    </section>
  )
}

function outcomeWords({ action, symbol, quantity, error }: Preview): string {
  if (action === 'error') return t`Its run would fail`
  if (action === 'hold') return t`It would do nothing now`
  const size = quantity === null ? '' : formatSize(quantity)
  const what = [actionWords(action), size, symbol].filter((word) => word !== '').join(' ')
  return error === null
    ? t`It would do this now: ${what}`
    : t`It wants this, and gets nothing: ${what}`
}
