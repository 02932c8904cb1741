import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Asset } from '../../../contract/market.ts'
import type { TradingKey } from '../../../contract/auth.ts'
import { useStaleReason } from '../../api/freshness.ts'
import { messageFor } from '../../api/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { PreflightList } from './preflight-list.tsx'
import { preflight, startBlockedBy } from './preflight.ts'
import { QuickFormFields } from './quick-form-fields.tsx'
import { marketsQuery } from './sessions.queries.ts'
import { TestFunds } from './test-funds.tsx'
import { useNewSession } from './use-new-session.ts'

export interface NewSessionPageProps {
  tradingKey: TradingKey | undefined
  /** The panel that asks for the approvals still missing. */
  enableTrading: ReactNode
}

export function NewSessionPage(props: NewSessionPageProps) {
  const markets = useQuery(marketsQuery())
  const [first, ...others] = markets.data?.symbols ?? []
  return (
    <div className="flex flex-col gap-8">
      <title>New session · Alura</title>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">New session</h1>
        <p className="text-muted">
          Alura trades one market inside these limits and stops by itself when one is reached.
        </p>
      </div>
      {first !== undefined ? (
        <NewSession markets={[first, ...others]} {...props} />
      ) : markets.error ? (
        <ErrorMessage
          message={messageFor(markets.error)}
          onRetry={() => void markets.refetch()}
          retrying={markets.isFetching}
        />
      ) : markets.data ? (
        <EmptyMessage title="The exchange lists no markets" />
      ) : (
        <Skeleton className="h-[36rem] w-full" />
      )}
    </div>
  )
}

interface NewSessionProps extends NewSessionPageProps {
  markets: readonly [Asset, ...Asset[]]
}

function NewSession({ markets, tradingKey, enableTrading }: NewSessionProps) {
  const form = useNewSession(markets)
  const staleReason = useStaleReason()
  const checks = preflight({
    tradingKey,
    free: form.free ?? undefined,
    budget: form.contract?.budget ?? null,
    symbol: form.asset.symbol,
    running: form.running,
  })
  const isInfeasible = form.result !== null && 'refusal' in form.result
  const blockedBy =
    staleReason ??
    (form.contract === null || !form.isValid ? 'Correct the marked fields first' : undefined) ??
    (form.result !== null && 'refusal' in form.result ? form.result.refusal : undefined) ??
    startBlockedBy(checks)

  return (
    <form
      aria-label="Quick session"
      noValidate
      className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]"
      onSubmit={(event) => {
        event.preventDefault()
        if (blockedBy === undefined && !form.isStarting) form.start()
      }}
    >
      <div className="flex flex-col gap-7">
        <QuickFormFields
          markets={markets}
          taken={form.taken}
          symbol={form.asset.symbol}
          text={form.text}
          errors={form.errors}
          free={form.free}
          onSymbolChange={form.setSymbol}
          onTextChange={form.setField}
        />
        <PreflightList checks={checks} fixes={{ balance: <TestFunds /> }} />
        {enableTrading}
      </div>
      <div className="flex flex-col gap-6 lg:sticky lg:top-22 lg:self-start">
        <PlanPreview symbol={form.asset.symbol} contract={form.contract} result={form.result} />
        {form.refusal !== null && (
          <div role="alert">
            <Callout tone="danger" title="The session did not start">
              {messageFor(form.refusal)}
            </Callout>
          </div>
        )}
        <Button
          type="submit"
          variant="primary"
          className="w-full"
          pending={form.isStarting}
          pendingLabel="Starting"
          disabledReason={blockedBy}
        >
          Start session
        </Button>
        {blockedBy !== undefined && !isInfeasible && (
          <p className="-mt-3 text-center text-xs text-muted">{blockedBy}</p>
        )}
      </div>
    </form>
  )
}
