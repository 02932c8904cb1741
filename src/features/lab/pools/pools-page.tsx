import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import {
  changeSignalPool,
  deleteSignalPool,
  listSignalPools,
  type SignalPool,
} from '../../../../contract/lab/signal-pools.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { LabHeading } from '../lab-heading.tsx'
import { PoolEditor } from './pool-editor.tsx'
import { poolWords } from './pool-words.ts'
import { poolsQuery } from './pools.queries.ts'

/** Conditions over indicators that start programs. */
export function PoolsPage() {
  const pools = useQuery(poolsQuery(useSignedIn()))
  const [edited, setEdited] = useState<number | 'new' | null>(null)
  const close = (): void => setEdited(null)
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Signal pools · Lab · Alura`}</title>
      <LabHeading title={t`Signal pools`} current="pools">
        {t`Conditions over indicators, on closed candles. A program that is bound to one runs when it fires.`}
      </LabHeading>
      {edited === 'new' ? (
        <PoolEditor pool={null} onDone={close} />
      ) : (
        <Button
          size="sm"
          className="self-start"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => setEdited('new')}
        >{t`A new signal pool`}</Button>
      )}
      {pools.error && (
        <ErrorMessage
          message={messageFor(pools.error)}
          onRetry={() => void pools.refetch()}
          retrying={pools.isFetching}
        />
      )}
      {pools.data === undefined ? (
        pools.error === null && <Skeleton className="h-40 w-full" />
      ) : pools.data.length === 0 ? (
        edited === null && (
          <EmptyMessage title={t`No signal pools yet`}>
            {t`Make one, and see at once where it would have fired.`}
          </EmptyMessage>
        )
      ) : (
        <ul className="flex flex-col">
          {pools.data.map((pool) =>
            pool.id === edited ? (
              <li key={pool.id}>
                <PoolEditor pool={pool} onDone={close} />
              </li>
            ) : (
              <PoolLine key={pool.id} pool={pool} onEdit={() => setEdited(pool.id)} />
            ),
          )}
        </ul>
      )}
    </div>
  )
}

function PoolLine({ pool, onEdit }: { pool: SignalPool; onEdit: () => void }) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const change = useMutation(apiMutation(viewer, changeSignalPool))
  const remove = useMutation(apiMutation(viewer, deleteSignalPool))
  const params = { id: String(pool.id) }
  const { name, enabled, logic, signals, symbols, last_fired_at } = pool

  async function toggle(): Promise<void> {
    try {
      await change.mutateAsync({ params, body: { enabled: !enabled } })
    } catch (error) {
      toast({ title: t`It was not changed`, detail: messageFor(error), tone: 'danger' })
    }
    await invalidate(client, listSignalPools)
  }

  async function askToDelete(): Promise<void> {
    await confirm({
      title: t`Delete ${name}?`,
      consequences: [t`Programs that are bound to it are no longer started by it.`],
      confirmLabel: t`Delete the pool`,
      tone: 'danger',
      action: async () => {
        await remove.mutateAsync({ params })
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
    await invalidate(client, listSignalPools)
  }

  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line py-3">
      <div className="flex min-w-60 flex-1 flex-col gap-0.5">
        <span className="flex items-center gap-2 font-medium" lang="en">
          {name}
          {!enabled && <Badge>{t`Off`}</Badge>}
        </span>
        <span>{poolWords(logic, signals)}</span>
        <span className="text-xs text-muted">
          {symbols.join(', ')}
          {' · '}
          {last_fired_at === null
            ? t`Has not fired yet`
            : t`Last fired ${formatDateTime(timeOfIso(last_fired_at))}`}
        </span>
      </div>
      <div className="flex flex-wrap gap-1">
        <Button size="sm" variant="quiet" pending={change.isPending} onClick={() => void toggle()}>
          {enabled ? t`Switch off` : t`Switch on`}
        </Button>
        <Button size="sm" variant="quiet" onClick={onEdit}>{t`Edit`}</Button>
        <Button size="sm" variant="quiet" onClick={() => void askToDelete()}>{t`Delete`}</Button>
      </div>
    </li>
  )
}
