import { Trans } from '@lingui/react/macro'
import { t } from '@lingui/core/macro'
import { messageFor } from '../../../../api/errors.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import type { Asset } from '../../../../../contract/market/market.ts'
import { nothingStaged, type Staged } from './staged.ts'
import { TradeCard } from './trade-card.tsx'

export interface OpenTradesProps {
  trades: readonly DeskTrade[] | undefined
  markets: readonly Asset[]
  error: Error | null
  isFetching: boolean
  onRetry: () => void
  /** The page's market. */
  symbol: string
  /** The trade whose levels are on the chart, and the levels that were dragged. */
  shownId: string | null
  /** Another trade is being planned on the chart. */
  isPlanning: boolean
  onShow: (id: string) => void
  staged: Staged
  onSettled: () => void
  /** There is little room: that there are none takes one line. */
  brief: boolean
}

/** All open trades by hand, in any market: those of this one first. */
export function OpenTrades(props: OpenTradesProps) {
  const { trades, markets, error, isFetching, onRetry, shownId, staged, onSettled, brief } = props
  const isHere = (trade: DeskTrade) => symbolOf(trade) === props.symbol
  const hereFirst = [...(trades ?? [])].toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)))
  const hasChoice = (trades?.filter(isHere).length ?? 0) > 1
  return (
    <section aria-labelledby="open-trades" className="flex flex-col gap-2">
      <h2 id="open-trades" className="text-base font-semibold">{t`Open trades`}</h2>
      {trades === undefined ? (
        error === null ? (
          <Skeleton className="h-24 w-full" />
        ) : (
          <ErrorMessage
            title={t`The trades did not load`}
            message={messageFor(error)}
            onRetry={onRetry}
            retrying={isFetching}
          />
        )
      ) : trades.length === 0 && brief ? (
        <p className="pb-1 text-sm text-muted">
          <Trans>
            <span className="font-medium text-text">No trade is open</span> on any market.
          </Trans>
        </p>
      ) : trades.length === 0 ? (
        <EmptyMessage
          title={t`No trade is open`}
        >{t`Plan one on the chart or in the fields: a stop first, then how far it may run.`}</EmptyMessage>
      ) : (
        <ul>
          {hereFirst.map((trade) => (
            <TradeCard
              key={trade.id}
              trade={trade}
              symbol={symbolOf(trade)}
              market={markets.find(({ symbol }) => symbol === symbolOf(trade)) ?? null}
              staged={trade.id === shownId ? staged : nothingStaged}
              onSettled={onSettled}
              isElsewhere={!isHere(trade)}
              choice={
                hasChoice && isHere(trade)
                  ? {
                      isShown: !props.isPlanning && trade.id === shownId,
                      onChoose: () => props.onShow(trade.id),
                    }
                  : null
              }
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** "BTC_USDT" is called BTC here. */
export function symbolOf({ symbol }: Pick<DeskTrade, 'symbol'>): string {
  return symbol.replace(/_USD[TC]?$/, '')
}
