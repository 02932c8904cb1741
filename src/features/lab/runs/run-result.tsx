import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Backtest, BacktestTrigger } from '../../../../contract/lab/backtest-shapes.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { RobustnessPart } from '../robust/robustness-part.tsx'
import { RunView } from './run-view.tsx'
import { markersQuery } from './runs.queries.ts'
import { TriggerPart } from './trigger-part.tsx'
import { TriggersPart } from './triggers-part.tsx'

/** A run of one's own: its decisions can be looked into. */
export function RunResult({ run }: { run: Backtest }) {
  const markers = useQuery(markersQuery(useSignedIn(), run.id))
  const [triggerId, setTriggerId] = useState<string | null>(null)
  const [tab, setTab] = useState('result')
  const open = useCallback((id: string): void => {
    setTriggerId(id)
    setTab('read')
  }, [])
  const openTrigger = useCallback(({ id }: BacktestTrigger) => open(id), [open])
  return (
    <RunView
      {...{ run, tab, triggerId }}
      markers={markers.data}
      waiting={<Waiting error={markers.error} onRetry={() => void markers.refetch()} />}
      onTrigger={open}
      onTab={setTab}
      more={<RobustnessPart run={run} />}
      moreTabs={[
        {
          value: 'triggers',
          label: t`Decisions`,
          panel: <TriggersPart runId={run.id} onTrigger={openTrigger} />,
        },
        { value: 'read', label: t`What it read`, panel: <TriggerPart triggerId={triggerId} /> },
      ]}
    />
  )
}

function Waiting({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return error ? (
    <ErrorMessage message={messageFor(error)} onRetry={onRetry} />
  ) : (
    <Skeleton className="h-40 w-full" />
  )
}
