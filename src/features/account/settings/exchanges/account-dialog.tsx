import { t } from '@lingui/core/macro'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messageFor } from '../../../../api/errors.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { formatNumber, formatPrice, formatSize } from '../../../../lib/numbers/format.ts'
import { formatDateTime, timeOfIso } from '../../../../lib/time.ts'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { Fact } from '../settings-section.tsx'
import { balanceQuery, holdingsQuery, type Account, type Holdings } from './exchanges.queries.ts'

export interface AccountDialogProps {
  account: Account
  venueName: string
  onDone: () => void
}

/** Balance, positions and open orders, read from the exchange when the dialog opens. */
export function AccountDialog({ account, venueName, onDone }: AccountDialogProps) {
  const viewer = useSignedIn()
  const balance = useQuery(balanceQuery(viewer, account.id))
  const holdings = useQuery(holdingsQuery(viewer, account.id))
  return (
    <Dialog
      open
      onOpenChange={onDone}
      size="md"
      title={account.account_name}
      description={t`Read from ${venueName}.`}
      actions={
        <Button variant="primary" onClick={onDone}>
          {t`Done`}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <Part title={t`Balance`} query={balance} height="h-32">
          {({ currency, total, available, used, fetched_at }) => (
            <dl>
              <Fact label={t`Total`}>{amount(total, currency)}</Fact>
              <Fact label={t`Free for new orders`}>{amount(available, currency)}</Fact>
              <Fact label={t`Used as margin`}>{amount(used, currency)}</Fact>
              <Fact label={t`Read at`}>{formatDateTime(timeOfIso(fetched_at))}</Fact>
            </dl>
          )}
        </Part>
        <Part title={t`Positions`} query={holdings} height="h-24">
          {({ positions }) =>
            positions.length === 0 ? (
              <p className="text-muted">{t`Nothing is open.`}</p>
            ) : (
              <ul>
                {positions.map((held) => (
                  <Held key={`${held.symbol} ${held.side}`} held={held} />
                ))}
              </ul>
            )
          }
        </Part>
        <Part title={t`Open orders`} query={holdings} height="h-16">
          {({ open_orders }) => <Orders orders={open_orders} venueName={venueName} />}
        </Part>
      </div>
    </Dialog>
  )
}

interface PartProps<T> {
  title: string
  query: UseQueryResult<T>
  /** Height of the skeleton. */
  height: string
  children: (data: T) => ReactNode
}

function Part<T>({ title, query, height, children }: PartProps<T>) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {query.data !== undefined ? (
        children(query.data)
      ) : query.error ? (
        <ErrorMessage
          message={messageFor(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Skeleton className={`${height} w-full`} />
      )}
    </section>
  )
}

const row = 'flex flex-col gap-0.5 border-b border-line py-2 tabular-nums last:border-0'

function Held({ held }: { held: Holdings['positions'][number] }) {
  const { symbol, side, contracts, leverage, unrealized_pnl: pnl } = held
  const size = contracts === null ? t`Unknown size` : formatSize(contracts)
  const [entry, mark] = [price(held.entry_price), price(held.mark_price)]
  return (
    <li className={row}>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">
          {side === 'buy' ? t`${symbol} long` : t`${symbol} short`}
        </span>
        <span>{pnl === null ? t`Unknown result` : formatNumber(pnl, { signed: true })}</span>
      </p>
      <p className="text-muted">
        {leverage === null
          ? t`${size} at ${entry}, now ${mark}`
          : t`${size} at ${entry}, now ${mark}, ${leverage}×`}
      </p>
    </li>
  )
}

interface OrdersProps {
  orders: Holdings['open_orders']
  venueName: string
}

function Orders({ orders, venueName }: OrdersProps) {
  if (orders === null) {
    return (
      <p className="text-muted">
        {t`${venueName} only lists orders by market, so they are not shown here.`}
      </p>
    )
  }
  if (orders.length === 0) return <p className="text-muted">{t`No open orders.`}</p>
  return (
    <ul>
      {orders.map(({ id, symbol, side, remaining, trigger_price: trigger, reduce_only }) => (
        <li key={id} className={row}>
          <p className="font-medium">{side === 'buy' ? t`${symbol} buy` : t`${symbol} sell`}</p>
          <p className="text-muted">
            {[
              remaining === null ? t`Unknown size` : t`${formatSize(remaining)} to fill`,
              ...(trigger === null ? [] : [t`from ${formatPrice(trigger)}`]),
              ...(reduce_only === true ? [t`closes only`] : []),
            ].join(', ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

function amount(value: string | null, currency: string): string {
  return value === null ? t`Unknown` : `${formatNumber(value)} ${currency}`
}

function price(value: string | null): string {
  return value === null ? t`an unknown price` : formatPrice(value)
}
