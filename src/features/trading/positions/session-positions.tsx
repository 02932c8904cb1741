import { plural, t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { closeTrade, type Position } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { currentTradeQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { isOpen } from './live-position.ts'
import { PositionsTable } from './positions-table.tsx'

/** The positions of one session, with a button to close all of them. */
export function SessionPositions({ session }: { session: Session }) {
  const trade = useQuery(currentTradeQuery(useSignedIn(), session.id, usePollMs()))
  const open = trade.data?.trade?.positions.filter(isOpen) ?? []
  const isRunning = session.status === 'active' || session.status === 'closing'
  const tradeId = trade.data?.trade?.id
  // An ended session has no positions unless the viewer kept them.
  if (!isRunning && open.length === 0) return null
  return (
    <section aria-labelledby="positions-heading" className="flex flex-col gap-2">
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-4">
        <h2 id="positions-heading" className="text-base font-semibold">
          {open.length > 0
            ? t`Positions (${open.length} of ${session.maxPositions})`
            : t`Positions`}
        </h2>
        {open.length > 0 && tradeId !== undefined && (
          <CloseTrade tradeId={tradeId} positions={open} />
        )}
      </div>
      {trade.data ? (
        <PositionsTable
          caption={t`Positions of this session`}
          items={open.map((position) => ({
            position,
            session,
            budgetShare: session.plan.budgetPerPosition,
          }))}
          empty={
            <EmptyMessage
              title={t`No open position yet`}
            >{t`The engine looks for an entry on every cycle. The decision log says what it waits for.`}</EmptyMessage>
          }
        />
      ) : trade.error ? (
        <ErrorMessage
          message={messageFor(trade.error)}
          onRetry={() => void trade.refetch()}
          retrying={trade.isFetching}
        />
      ) : (
        <Skeleton className="h-32 w-full" />
      )}
    </section>
  )
}

function CloseTrade({ tradeId, positions }: { tradeId: string; positions: Position[] }) {
  const client = useQueryClient()
  const close = useMutation(apiMutation(useSignedIn(), closeTrade))

  async function closeAll(): Promise<void> {
    const { results } = await close.mutateAsync({ params: { tradeId } })
    await invalidate(client, ...sessionData)
    const failed = results.filter(({ result }) => result === 'failed')
    if (failed.length > 0) {
      throw new Error(
        failed.map(({ symbol, message }) => `${symbol}: ${message ?? t`not closed`}`).join(' '),
      )
    }
  }

  async function handleClick(): Promise<void> {
    const done = await confirm({
      title: t`Close the whole trade?`,
      consequences: [
        ...positions.map(({ side, symbol, pnl }) => {
          const net = formatMoney(pnl.net, { signed: true })
          return side === 'long'
            ? t`Long ${symbol} closes at the market, net now ${net}.`
            : t`Short ${symbol} closes at the market, net now ${net}.`
        }),
        t`The session goes on and may open new positions.`,
      ],
      confirmLabel: t`${plural(positions.length, { one: `Close 1 position`, other: `Close # positions` })}`,
      pendingLabel: t`Closing`,
      action: closeAll,
      describeError: (error) => ({ message: messageFor(error) }),
    })
    if (done) toast({ title: t`Trade closed`, tone: 'success' })
  }

  return (
    <Button size="sm" variant="danger" onClick={() => void handleClick()}>{t`Close trade`}</Button>
  )
}
