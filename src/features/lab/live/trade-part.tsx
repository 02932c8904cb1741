import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Fold } from '../../../ui/fold.tsx'
import type { StudioNow } from '../studio/studio.tsx'
import { BindForm } from './bind-form.tsx'
import { BindingCard } from './binding-card.tsx'
import { bindingsQuery, tradersQuery } from './live.queries.ts'

export interface TradePartProps extends StudioNow {
  programId: number
  /** Why it could not run as it is saved; undefined: it could. */
  obstacle: string | undefined
}

/** In the studio: lets the program trade for a trader, and shows what it does. */
export function TradePart({ programId, obstacle, ...now }: TradePartProps) {
  const viewer = useSignedIn()
  const bindings = useQuery(bindingsQuery(viewer))
  const traders = useQuery(tradersQuery(viewer))
  if (bindings.data === undefined) {
    return bindings.error ? (
      <ErrorMessage
        message={messageFor(bindings.error)}
        onRetry={() => void bindings.refetch()}
        retrying={bindings.isFetching}
      />
    ) : (
      <Skeleton className="h-60 w-full" />
    )
  }
  const own = bindings.data.filter(({ program_id }) => program_id === programId)
  const boundTo = new Set(own.map(({ account_id }) => account_id))
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`A trader gives the program a budget, and closes everything when too much of it is lost. Each order passes your nine checks first.`}{' '}
        <Link
          href={paths.labTraders()}
          className="underline hover:text-text"
        >{t`All traders`}</Link>
      </p>
      {obstacle !== undefined && <p className="text-warn">{obstacle}</p>}
      {own.map((binding) => (
        <BindingCard
          key={binding.id}
          binding={binding}
          trader={traders.data?.find(({ id }) => id === binding.account_id)}
          params={now.params}
        />
      ))}
      {own.length === 0 ? (
        <section aria-label={t`Bind it to a trader`} className="flex flex-col gap-3">
          <h2 className="font-medium">{t`Bind it to a trader`}</h2>
          <BindForm programId={programId} boundTo={boundTo} {...now} />
        </section>
      ) : (
        <Fold
          summary={<h2 className="font-medium">{t`Bind it to another trader`}</h2>}
          lineClassName="py-2"
        >
          <BindForm programId={programId} boundTo={boundTo} {...now} />
        </Fold>
      )}
    </div>
  )
}
