import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { getArena } from '../../../contract/traders/arena.ts'
import {
  deleteTrader,
  getOwnTrader,
  pauseTrader,
  resumeTrader,
  type Trader,
} from '../../../contract/traders/traders.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { apiMutation, invalidate } from '../../api/query.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { Callout } from '../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Button } from '../../ui/form/button.tsx'
import { confirm } from '../../ui/overlay/confirm.ts'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { CurvePart } from './arena/curve-part.tsx'
import { DecisionsPart } from './decisions-part.tsx'
import { PositionsPart } from './positions-part.tsx'
import { ModelName, StateBadge } from './state-badge.tsx'
import { TestPart } from './test-part.tsx'
import { TraderFigures } from './trader-figures.tsx'
import { TradersHeading } from './traders-heading.tsx'
import { traderQuery } from './traders.queries.ts'

/** One trader: what it may do, what it did, and every decision to be read again. */
export function TraderPage({ traderId }: { traderId: string }) {
  const trader = useQuery(traderQuery(useSignedIn(), traderId))
  if (trader.data !== undefined) return <Loaded trader={trader.data} />
  if (trader.error) {
    return (
      <ErrorMessage
        title={t`The trader did not load`}
        message={messageFor(trader.error)}
        onRetry={() => void trader.refetch()}
        retrying={trader.isFetching}
      />
    )
  }
  return <Skeleton className="h-96 w-full" />
}

function Loaded({ trader }: { trader: Trader }) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const params = { id: String(trader.id) }
  const isRunning = trader.state === 'active'
  const isModel = trader.account_type === 'prompt'
  const pause = useMutation(apiMutation(viewer, pauseTrader))
  const resume = useMutation(apiMutation(viewer, resumeTrader))
  const remove = useMutation(apiMutation(viewer, deleteTrader))

  async function toggle(): Promise<void> {
    try {
      await (isRunning ? pause : resume).mutateAsync({ params })
      await invalidate(client, getOwnTrader, getArena)
    } catch (error) {
      const title = isRunning ? t`It was not paused` : t`It was not started`
      toast({ title, detail: messageFor(error), tone: 'danger' })
    }
  }

  async function askToDelete(): Promise<void> {
    const done = await confirm({
      title: t`Remove this trader?`,
      consequences: [t`Its key is destroyed. What it did stays in your journal.`],
      confirmLabel: t`Remove the trader`,
      tone: 'danger',
      action: async () => {
        await remove.mutateAsync({ params })
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
    if (!done) return
    await invalidate(client, getArena)
    navigate(paths.traders())
  }

  return (
    <div className="flex flex-col gap-8">
      <title>{t`${trader.name} · Traders · Alura`}</title>
      <TradersHeading title={trader.name} current="trader" badge={<StateBadge {...trader} />}>
        <ModelName model={trader.llm_model} />
      </TradersHeading>
      {trader.error !== null && <Callout tone="danger">{trader.error}</Callout>}
      {trader.error === null && trader.obstacle !== null && (
        <Callout tone="warn">{trader.obstacle}</Callout>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          variant={isRunning ? 'secondary' : 'primary'}
          pending={pause.isPending || resume.isPending}
          onClick={() => void toggle()}
        >
          {isRunning ? t`Pause` : trader.state === 'error' ? t`Resume` : t`Start`}
        </Button>
        {isModel && (
          <Link href={paths.traderTerms(params.id)} asChild>
            <LinkButton href={paths.traderTerms(params.id)}>{t`Change its terms`}</LinkButton>
          </Link>
        )}
        <Button
          variant="quiet"
          disabledReason={isRunning ? t`Pause it first` : undefined}
          onClick={() => void askToDelete()}
        >
          {t`Remove`}
        </Button>
      </div>
      <TraderFigures trader={trader} />
      <CurvePart traderId={trader.id} />
      <PositionsPart traderId={params.id} />
      {isModel && <TestPart traderId={params.id} />}
      {isModel && <DecisionsPart traderId={params.id} isRunning={isRunning} />}
    </div>
  )
}
