import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Link } from 'wouter'
import { compare } from '../../../../../contract/decimal.ts'
import type { DeskTrade, TradeStatus } from '../../../../../contract/desk/trade.ts'
import { paths } from '../../../../app/paths.ts'
import { messageFor } from '../../../../api/errors.ts'
import { formatSize } from '../../../../lib/numbers/format.ts'
import { Badge, type BadgeTone } from '../../../../ui/feedback/badge.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { ProtectionChip } from '../../../../ui/feedback/protection-chip.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { confirm } from '../../../../ui/overlay/confirm.ts'
import type { PriceMarket } from '../ticket/targets.ts'
import { ManageTrade } from './manage/manage-trade.tsx'
import { isStaged, openQuantity, waitingQuantity, type Staged } from './staged.ts'
import { TradeFigures } from './trade-figures.tsx'
import { useTradeActs } from './use-trade-acts.ts'

export interface TradeCardProps {
  trade: DeskTrade
  symbol: string
  /** Null while the market is unknown. */
  market: PriceMarket | null
  /** Dragged on the chart and not sent yet. */
  staged: Staged
  onSettled: () => void
  /** The market has several trades, of which the chart shows one to be dragged; null: no choice. */
  choice: { isShown: boolean; onChoose: () => void } | null
  /** Its market is another one than the page's. */
  isElsewhere: boolean
}

const statuses: Record<TradeStatus, { words: string; tone: BadgeTone }> = {
  pending: {
    get words() {
      return t`WAITS`
    },
    tone: 'accent',
  },
  active: {
    get words() {
      return t`OPEN`
    },
    tone: 'gain',
  },
  took_profit: {
    get words() {
      return t`TOOK PROFIT`
    },
    tone: 'gain',
  },
  stopped_out: {
    get words() {
      return t`STOPPED OUT`
    },
    tone: 'loss',
  },
  closed: {
    get words() {
      return t`CLOSED`
    },
    tone: 'neutral',
  },
  cancelled: {
    get words() {
      return t`CANCELLED`
    },
    tone: 'neutral',
  },
  awaiting_reconciliation: {
    get words() {
      return t`BEING SETTLED`
    },
    tone: 'warn',
  },
}

/** One trade by hand: its state, its protection, and all actions on it. */
export function TradeCard(props: TradeCardProps) {
  const { trade, symbol, market, staged, onSettled, choice, isElsewhere } = props
  const [isManaged, setIsManaged] = useState(false)
  const acts = useTradeActs(trade)
  const { words, tone } = statuses[trade.status]
  const isLong = trade.side === 'buy'
  const isPending = trade.status === 'pending'
  const waiting = waitingQuantity(trade)
  const isPart = compare(waiting, 0) > 0

  function handleCancel(): void {
    void confirm({
      title: isPending ? t`Cancel this ${symbol} trade?` : t`Close this ${symbol} trade?`,
      consequences: isPending
        ? [t`The entry is taken back. Nothing was bought or sold.`]
        : [
            t`${formatSize(openQuantity(trade))} ${symbol} are closed at the market.`,
            ...(isPart
              ? [t`${formatSize(waiting)} ${symbol} that still wait are taken back.`]
              : []),
            t`Its stop and targets are taken back.`,
          ],
      confirmLabel: isPending ? t`Cancel the trade` : t`Close the trade`,
      pendingLabel: isPending ? t`Cancelling` : t`Closing`,
      tone: 'danger',
      action: async () => {
        await acts.cancel()
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
  }

  async function handleMove(): Promise<void> {
    await acts.move(staged)
    onSettled()
  }

  return (
    <li className="flex flex-col gap-3 border-b border-line py-4 last:border-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={isLong ? 'gain' : 'loss'}>{isLong ? t`LONG` : t`SHORT`}</Badge>
        {isElsewhere ? (
          <Link
            href={paths.trade(symbol)}
            className="inline-flex items-center font-medium text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
          >
            {symbol}
          </Link>
        ) : (
          <span className="font-medium">{symbol}</span>
        )}
        <span className="text-muted">{trade.leverage}×</span>
        <Badge tone={tone}>{words}</Badge>
        {isPart && <Badge tone="accent">{t`REST WAITS`}</Badge>}
        {!isPending && <ProtectionChip protection={trade.protection} />}
        {trade.break_even.triggered && <Badge>{t`BREAK-EVEN`}</Badge>}
        <span className="ml-auto flex flex-wrap justify-end gap-2">
          {choice !== null && (
            <Button
              size="sm"
              variant={choice.isShown ? 'secondary' : 'quiet'}
              aria-pressed={choice.isShown}
              onClick={choice.onChoose}
            >{t`On the chart`}</Button>
          )}
          {market !== null && (
            <Button
              size="sm"
              aria-expanded={isManaged}
              onClick={() => setIsManaged(!isManaged)}
            >{t`Change`}</Button>
          )}
          {!isPending && !trade.break_even.triggered && trade.stop_loss_price !== null && (
            <Button
              size="sm"
              pending={acts.isBreakingEven}
              onClick={() => void acts.breakEvenNow().catch(() => undefined)}
            >{t`Break-even`}</Button>
          )}
          <Button size="sm" variant="danger" pending={acts.isCancelling} onClick={handleCancel}>
            {isPending ? t`Cancel` : t({ message: 'Close', context: 'a position' })}
          </Button>
        </span>
      </div>
      <TradeFigures trade={trade} symbol={symbol} />
      {isStaged(staged) && (
        <fieldset
          aria-label={t`Moved levels`}
          className="flex flex-wrap items-center gap-3 rounded-md bg-accent-soft px-3 py-2 text-sm"
        >
          <span>{stagedWords(trade, staged)}</span>
          <span className="ml-auto flex gap-2">
            <Button size="sm" variant="quiet" onClick={onSettled}>{t`Put back`}</Button>
            <Button
              size="sm"
              variant="primary"
              pending={acts.isMoving}
              pendingLabel={t`Moving`}
              onClick={() => void handleMove().catch(() => undefined)}
            >{t`Move`}</Button>
          </span>
        </fieldset>
      )}
      {acts.error !== null && (
        <Callout tone="danger" title={t`Not done`}>
          {messageFor(acts.error)}
        </Callout>
      )}
      {isManaged && market !== null && (
        <ManageTrade trade={trade} symbol={symbol} market={market} acts={acts} />
      )}
    </li>
  )
}

function stagedWords(trade: DeskTrade, { stop, targets }: Staged): string {
  const moved = Object.entries(targets).map(
    ([index, price]) => t`target ${Number(index) + 1} to ${price}`,
  )
  if (stop !== null) moved.unshift(t`stop from ${trade.stop_loss_price ?? t`none`} to ${stop}`)
  const words = moved.join(', ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
