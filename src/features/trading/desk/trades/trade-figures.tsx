import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { absolute, compare, divide, multiply, subtract } from '../../../../../contract/decimal.ts'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { formatNumber, formatPrice, formatSize } from '../../../../lib/numbers/format.ts'
import { glossary } from '../../../../lib/words/glossary.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { Stat } from '../../../../ui/figures/stat.tsx'
import { openQuantity, waitingQuantity } from './staged.ts'

export interface TradeFiguresProps {
  trade: DeskTrade
  symbol: string
}

/** The trade in numbers: what it earns while it is open, what it waits for before. */
export function TradeFigures({ trade, symbol }: TradeFiguresProps) {
  const isPending = trade.status === 'pending'
  const next = trade.take_profit.find(({ status }) => status === 'pending')?.price ?? null
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-6">
      <Stat label={t`Size`} size="sm" note={sizeNote(trade)}>
        {formatSize(isPending ? trade.quantity : openQuantity(trade))}
      </Stat>
      {isPending ? (
        <Stat label={t`Waits for`} size="sm" note={<WayToGo trade={trade} symbol={symbol} />}>
          <Price value={trade.entry_price} />
        </Stat>
      ) : (
        <Stat label={t`Entry`} size="sm">
          <Price value={trade.average_entry ?? trade.entry_price} />
        </Stat>
      )}
      <Stat label={t`Stop`} size="sm">
        <Price value={trade.stop_loss_price} />
      </Stat>
      <Stat label={t`Next target`} size="sm">
        <Price value={next} />
      </Stat>
      {isPending ? (
        <Stat label={t`At risk once filled`} size="sm">
          {trade.risk_amount === null ? '–' : <Money value={trade.risk_amount} />}
        </Stat>
      ) : (
        <>
          <Stat label={t`Net`} size="sm">
            <Money value={trade.pnl.net} signed />
          </Stat>
          <Stat label={t`R now`} term={glossary.r} size="sm">
            {trade.r_multiple === null ? '–' : rWords(trade.r_multiple)}
          </Stat>
        </>
      )}
    </div>
  )
}

/** How far the price has to go until the entry fills. */
function WayToGo({ trade, symbol }: TradeFiguresProps): ReactNode {
  const mark = usePrice(symbol)?.mark ?? null
  if (trade.entry_type === 'market' || mark === null || compare(mark, 0) <= 0) return null
  const way = subtract(trade.entry_price, mark)
  const percent = formatNumber(absolute(divide(multiply(way, 100), mark)), { places: 2 })
  return compare(way, 0) < 0 ? t`${percent}% below the mark` : t`${percent}% above the mark`
}

/** Of how much the open size is a part, and why. */
function sizeNote(trade: DeskTrade): string | undefined {
  if (trade.status === 'pending') return undefined
  const waiting = waitingQuantity(trade)
  if (compare(waiting, 0) > 0) {
    return t`${formatSize(waiting)} more at ${formatPrice(trade.entry_price)}`
  }
  return trade.open_quantity === trade.quantity ? undefined : t`of ${formatSize(trade.quantity)}`
}

function rWords(r: string): string {
  const sign = r.startsWith('-') ? '−' : '+'
  return `${sign}${formatNumber(absolute(r), { places: 2 })} R`
}
