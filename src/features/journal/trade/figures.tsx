import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { negate } from '../../../../contract/decimal.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import type { TradeDetail } from '../journal.queries.ts'
import { RMultiple } from '../trades/r-multiple.tsx'
import type { Origin } from './origin-of.ts'

export interface FiguresProps {
  trade: TradeDetail
  /** The figure whose fills are shown. */
  shown: Origin | null
  onShow: (of: Origin) => void
}

/** Prices and results. Those that are made of fills lead to them. */
export function Figures({ trade, shown, onShow }: FiguresProps) {
  const money = (value: string | null) =>
    value === null ? '—' : <Money value={value} signed bare />
  const link = (of: Origin, children: ReactNode) => (
    <button
      type="button"
      aria-pressed={shown === of}
      onClick={() => onShow(of)}
      className="min-h-6 rounded-sm underline decoration-dotted underline-offset-4 hover:text-accent aria-pressed:bg-accent-soft pointer-coarse:min-h-9"
    >
      {children}
    </button>
  )
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-8 sm:grid-cols-3">
        <Fact name={t`Entry`}>{link('entry', <Price value={trade.entry_price} />)}</Fact>
        <Fact name={t`Exit`}>{link('exit', <Price value={trade.exit_price} />)}</Fact>
        <Fact name={t`Size`}>{link('entry', formatSize(trade.quantity))}</Fact>
        <Fact name={t`Stop`}>
          <Price value={trade.stop_loss} />
        </Fact>
        <Fact name={t`Target`}>
          <Price value={trade.target} />
        </Fact>
        <Fact name={t`At risk`}>
          {trade.risk_amount === null ? '—' : <Money value={trade.risk_amount} />}
        </Fact>
        <Fact name={t`Worst on the way`}>
          {money(trade.mae)} <InR value={trade.mae_r} />
        </Fact>
        <Fact name={t`Best on the way`}>
          {money(trade.mfe)} <InR value={trade.mfe_r} />
        </Fact>
        <Fact name={t`Held`}>{formatDuration(trade.duration_secs * 1000)}</Fact>
        <Fact name={t`Before costs`}>{link('result', money(trade.realized_pnl))}</Fact>
        <Fact name={t`Fees`}>{link('fees', <Money value={negate(trade.fees)} />)}</Fact>
        <Fact name={t`Funding`}>{link('funding', money(trade.funding))}</Fact>
      </dl>
      {isMeasuredElsewhere(trade) && (
        <p className="text-xs text-muted">
          {t`Worst and best on the way are measured on Hyperliquid’s candles: those of ${trade.exchange} may have had other highs and lows.`}
        </p>
      )}
    </div>
  )
}

/** Candles of other exchanges are not asked for. */
function isMeasuredElsewhere({ exchange, mae, mfe }: TradeDetail): boolean {
  return exchange !== 'hyperliquid' && (mae !== null || mfe !== null)
}

function InR({ value }: { value: string | null }) {
  if (value === null) return null
  return (
    <span className="text-xs">
      <RMultiple value={value} />
    </span>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-col justify-center border-b border-line py-1">
      <dt className="text-xs text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
