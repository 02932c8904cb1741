import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { getSharedBacktest } from '../../../../contract/lab/backtests.ts'
import type { SharedBacktest } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { isNotFound, messageFor } from '../../../api/errors.ts'
import { apiQuery } from '../../../api/query.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { RunTerms } from '../runs/run-terms.tsx'
import { RunView } from '../runs/run-view.tsx'
import { marketWords } from '../runs/run-words.ts'
import { writeDraft } from '../studio/drafts.ts'
import { draftKeyOf, fromShared } from '../studio/new-program.ts'
import { typedParams } from '../studio/param-values.ts'
import { RepeatPart } from './repeat-part.tsx'

/** A run that somebody shares: for everybody who has the link. */
export function SharedRunPage({ token }: { token: string }) {
  const shared = useQuery({
    ...apiQuery(null, getSharedBacktest, { params: { token } }),
    throwOnError: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (shared.data !== undefined) return <Loaded shared={shared.data} />
  if (shared.error === null) return <Skeleton className="h-96 w-full" />
  if (isNotFound(shared.error)) {
    return (
      <>
        <h1 className="text-xl font-semibold">{t`Shared run`}</h1>
        <EmptyMessage
          title={t`There is no shared run at this link`}
          action={
            <Link href={paths.lab()} asChild>
              <LinkButton href={paths.lab()} size="sm">{t`To the lab`}</LinkButton>
            </Link>
          }
        >
          {t`The link is not complete, or who shared it has ended that.`}
        </EmptyMessage>
      </>
    )
  }
  return (
    <ErrorMessage
      title={t`The run did not load`}
      message={messageFor(shared.error)}
      onRetry={() => void shared.refetch()}
      retrying={shared.isFetching}
    />
  )
}

function Loaded({ shared }: { shared: SharedBacktest }) {
  const { backtest: run, code, markers } = shared
  const [tab, setTab] = useState('result')
  const [, navigate] = useLocation()

  function openInLab(): void {
    const name = t`${run.program_name} (copy)`.slice(0, 80)
    writeDraft(draftKeyOf(fromShared), { name, code, params: typedParams(run.params) })
    navigate(paths.newProgram(fromShared))
  }

  return (
    <div className="flex flex-col gap-6">
      <title>{t`${run.program_name} · Shared run · Alura`}</title>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <h1 className="min-w-0 text-lg font-semibold wrap-anywhere" lang="en">
            {run.program_name}
          </h1>
          <Button size="sm" onClick={openInLab}>{t`Try it in the lab`}</Button>
        </div>
        <p className="text-muted">
          {t`A shared run: version ${run.program_version}, ${marketWords(run)}, ${run.start_date} to ${run.end_date} (UTC days)`}
        </p>
        <RunTerms run={run} />
      </div>
      <RunView
        run={run}
        markers={markers}
        tab={tab}
        onTab={setTab}
        moreTabs={[
          {
            value: 'code',
            label: t`Code`,
            panel: (
              <pre
                lang="en"
                className="rounded-md border border-line bg-surface p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
              >
                {code}
              </pre>
            ),
          },
          { value: 'repeat', label: t`Repeat it`, panel: <RepeatPart shared={shared} /> },
        ]}
      />
    </div>
  )
}
