import { absolute } from '../../../../../contract/decimal.ts'
import type { DeskTrade, TradeStatus } from '../../../../../contract/desk/trade.ts'
import { messageFor } from '../../../../api/errors.ts'
import { formatNumber, formatSize } from '../../../../lib/numbers/format.ts'
import { Badge, type BadgeTone } from '../../../../ui/feedback/badge.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { ProtectionChip } from '../../../../ui/feedback/protection-chip.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { Stat } from '../../../../ui/figures/stat.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { confirm } from '../../../../ui/overlay/confirm.ts'
import { isStaged, openQuantity, type Staged } from './staged.ts'
import { useTradeActs } from './use-trade-acts.ts'

export interface TradeCardProps {
  trade: DeskTrade
  symbol: string
  /** Dragged on the chart and not sent yet. */
  staged: Staged
  onSettled: () => void
}

const statuses: Record<TradeStatus, { words: string; tone: BadgeTone }> = {
  pending: { words: 'WAITS', tone: 'accent' },
  active: { words: 'OPEN', tone: 'gain' },
  took_profit: { words: 'TOOK PROFIT', tone: 'gain' },
  stopped_out: { words: 'STOPPED OUT', tone: 'loss' },
  closed: { words: 'CLOSED', tone: 'neutral' },
  cancelled: { words: 'CANCELLED', tone: 'neutral' },
  awaiting_reconciliation: { words: 'BEING SETTLED', tone: 'warn' },
}

/** One trade by hand: its state, its protection, and all actions on it. */
export function TradeCard({ trade, symbol, staged, onSettled }: TradeCardProps) {
  const acts = useTradeActs(trade)
  const { words, tone } = statuses[trade.status]
  const isLong = trade.side === 'buy'
  const isPending = trade.status === 'pending'

  function handleCancel(): void {
    void confirm({
      title: isPending ? `Cancel this ${symbol} trade?` : `Close this ${symbol} trade?`,
      consequences: isPending
        ? ['The entry is taken back. Nothing was bought or sold.']
        : [
            `${formatSize(openQuantity(trade))} ${symbol} are closed at the market.`,
            'Its stop and targets are taken back.',
          ],
      confirmLabel: isPending ? 'Cancel the trade' : 'Close the trade',
      pendingLabel: isPending ? 'Cancelling' : 'Closing',
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
        <Badge tone={isLong ? 'gain' : 'loss'}>{isLong ? 'LONG' : 'SHORT'}</Badge>
        <span className="font-medium">{symbol}</span>
        <span className="text-muted">{trade.leverage}×</span>
        <Badge tone={tone}>{words}</Badge>
        {!isPending && <ProtectionChip protection={trade.protection} />}
        {trade.break_even.triggered && <Badge>BREAK-EVEN</Badge>}
        <span className="ml-auto flex gap-2">
          {!isPending && !trade.break_even.triggered && trade.stop_loss_price !== null && (
            <Button
              size="sm"
              pending={acts.isBreakingEven}
              onClick={() => void acts.breakEvenNow().catch(() => undefined)}
            >
              Break-even
            </Button>
          )}
          <Button size="sm" variant="danger" pending={acts.isCancelling} onClick={handleCancel}>
            {isPending ? 'Cancel' : 'Close'}
          </Button>
        </span>
      </div>
      <div className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-6">
        <Stat label="Size" size="sm" note={isPending ? undefined : filledWords(trade)}>
          {formatSize(isPending ? trade.quantity : openQuantity(trade))}
        </Stat>
        <Stat label="Entry" size="sm">
          <Price value={trade.average_entry ?? trade.entry_price} />
        </Stat>
        <Stat label="Stop" size="sm">
          <Price value={trade.stop_loss_price} />
        </Stat>
        <Stat label="Next target" size="sm">
          <Price
            value={trade.take_profit.find(({ status }) => status === 'pending')?.price ?? null}
          />
        </Stat>
        <Stat label="Net" size="sm">
          <Money value={trade.pnl.net} signed />
        </Stat>
        <Stat label="R now" size="sm">
          {trade.r_multiple === null ? '–' : rWords(trade.r_multiple)}
        </Stat>
      </div>
      {isStaged(staged) && (
        <fieldset
          aria-label="Moved levels"
          className="flex flex-wrap items-center gap-3 rounded-md bg-accent-soft px-3 py-2 text-sm"
        >
          <span>{stagedWords(trade, staged)}</span>
          <span className="ml-auto flex gap-2">
            <Button size="sm" variant="quiet" onClick={onSettled}>
              Put back
            </Button>
            <Button
              size="sm"
              variant="primary"
              pending={acts.isMoving}
              pendingLabel="Moving"
              onClick={() => void handleMove().catch(() => undefined)}
            >
              Move
            </Button>
          </span>
        </fieldset>
      )}
      {acts.error !== null && (
        <Callout tone="danger" title="Not done">
          {messageFor(acts.error)}
        </Callout>
      )}
    </li>
  )
}

function filledWords({ quantity, filled_quantity }: DeskTrade): string | undefined {
  return filled_quantity === quantity ? undefined : `of ${formatSize(quantity)}`
}

function rWords(r: string): string {
  const sign = r.startsWith('-') ? '−' : '+'
  return `${sign}${formatNumber(absolute(r), { places: 2 })} R`
}

function stagedWords(trade: DeskTrade, { stop, targets }: Staged): string {
  const moved = Object.entries(targets).map(
    ([index, price]) => `target ${Number(index) + 1} to ${price}`,
  )
  if (stop !== null) moved.unshift(`stop from ${trade.stop_loss_price ?? 'none'} to ${stop}`)
  const words = moved.join(', ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
