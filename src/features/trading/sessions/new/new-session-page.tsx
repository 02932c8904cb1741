import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import type { TradingKey } from '../../../../../contract/people/auth.ts'
import { messageFor } from '../../../../api/errors.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { marketsQuery } from '../sessions.queries.ts'
import { NewSession } from './new-session.tsx'
import { prefillKey } from './prefill.ts'

export interface NewSessionPageProps {
  tradingKey: TradingKey | undefined
  /** The panel that asks for missing approvals. */
  enableTrading: ReactNode
}

export function NewSessionPage(props: NewSessionPageProps) {
  const markets = useQuery(marketsQuery())
  const [search] = useSearchParams()
  const [first, ...others] = markets.data?.symbols ?? []
  return (
    <div className="flex flex-col gap-6">
      <title>{t`New session · Alura`}</title>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{t`New session`}</h1>
        <p className="text-muted">{t`Alura trades one market inside these limits and stops by itself when one is reached.`}</p>
      </div>
      {first !== undefined ? (
        <NewSession key={prefillKey(search)} markets={[first, ...others]} {...props} />
      ) : markets.error ? (
        <ErrorMessage
          message={messageFor(markets.error)}
          onRetry={() => void markets.refetch()}
          retrying={markets.isFetching}
        />
      ) : markets.data ? (
        <EmptyMessage title={t`The exchange lists no markets`} />
      ) : (
        <Skeleton className="h-[56rem] w-full" />
      )}
    </div>
  )
}
