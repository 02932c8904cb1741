import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { ShareButton } from '../share/share-button.tsx'
import { BackLink } from '../back-link.tsx'
import { ProgressLine } from './progress-line.tsx'
import { RunTerms } from './run-terms.tsx'
import { runErrorWords } from './run-error.ts'
import { RunResult } from './run-result.tsx'
import { marketWords, stateTones, stateWords } from './run-words.ts'
import { isRunning, runQuery } from './runs.queries.ts'
import { useEndRun } from './use-end-run.ts'
import { useRunEvents } from './use-run-events.ts'

/** One backtest on the server: how it stands, and what it came to. */
export function RunPage({ runId }: { runId: string }) {
  const run = useQuery(runQuery(useSignedIn(), runId, usePollMs()))
  useRunEvents()
  if (run.data === undefined) {
    return run.error ? (
      <ErrorMessage
        title={t`The run did not load`}
        message={messageFor(run.error)}
        onRetry={() => void run.refetch()}
        retrying={run.isFetching}
      />
    ) : (
      <Skeleton className="h-96 w-full" />
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <title>{t`${run.data.program_name} · Runs · Alura`}</title>
      <Head run={run.data} />
      {run.error && (
        <Callout tone="warn" title={t`This is not up to date`}>
          {messageFor(run.error)}
        </Callout>
      )}
      <Body run={run.data} />
    </div>
  )
}

function Head({ run }: { run: Backtest }) {
  const [, navigate] = useLocation()
  const endRun = useEndRun()
  const end = async (): Promise<void> => {
    if (await endRun(run)) navigate(paths.labRuns())
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <BackLink href={paths.labRuns()} label={t`Back to the runs`} />
        <h1 className="min-w-0 text-lg font-semibold wrap-anywhere" lang="en">
          {run.program_name}
        </h1>
        <Badge tone={stateTones[run.status]}>{stateWords(run)}</Badge>
        <div className="ml-auto flex flex-wrap gap-2">
          <Button size="sm" variant="quiet" onClick={() => void end()}>
            {isRunning(run) ? t`Cancel` : t`Delete`}
          </Button>
          {run.status === 'completed' && <ShareButton run={run} />}
          <Link href={paths.program(String(run.program_id))} asChild>
            <LinkButton href={paths.program(String(run.program_id))} size="sm">
              {t`To the program`}
            </LinkButton>
          </Link>
        </div>
      </div>
      <p className="text-muted">
        {t`Version ${run.program_version}, ${marketWords(run)}, ${run.start_date} to ${run.end_date} (UTC days)`}
      </p>
      <RunTerms run={run} />
    </div>
  )
}

function Body({ run }: { run: Backtest }) {
  switch (run.status) {
    case 'running':
      return <Progress run={run} />
    case 'completed':
      return <RunResult run={run} />
    case 'cancelled':
      return (
        <Callout title={t`It was cancelled`}>{t`It has no result. Run the program again.`}</Callout>
      )
    case 'error': {
      const { title, text } = runErrorWords(run.error ?? noReason())
      return (
        <Callout tone="danger" title={title}>
          {text}
        </Callout>
      )
    }
  }
}

function noReason() {
  return { message: t`The server told no reason.`, line: null, column: null }
}

function Progress({ run }: { run: Backtest }) {
  const share = Math.round(100 * run.progress)
  return (
    <ProgressLine
      label={t`Progress of the run`}
      progress={run.progress}
      words={
        run.progress === 0
          ? t`It waits for its turn, or for its candles.`
          : t`${share}% of its candles are done. You can leave this page.`
      }
    />
  )
}
