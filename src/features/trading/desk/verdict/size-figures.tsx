import { compare } from '../../../../../contract/decimal.ts'
import { formatNumber, formatPercent, formatSize } from '../../../../lib/numbers/format.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { Stat } from '../../../../ui/figures/stat.tsx'
import { constraintWords } from './words.ts'
import type { Verdict } from './verdict.ts'

export interface SizeFiguresProps {
  symbol: string
  verdict: Verdict
}

/** The size of the trade, what limits it, and the amount at risk. */
export function SizeFigures({ symbol, verdict }: SizeFiguresProps) {
  const { quantity, size, riskAmount, rewardRisk, margin, fees } = verdict
  const { liquidationPrice, dayUsedPercent } = verdict
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-3">
      <Stat
        label="Size"
        note={`Limited by ${constraintWords[size.limitedBy]}`}
        className="col-span-2"
      >
        {formatSize(quantity)} {symbol}
      </Stat>
      <Stat
        label="At risk"
        size="sm"
        note={
          dayUsedPercent === null
            ? 'without a stop'
            : `then ${formatPercent(dayUsedPercent)} of today’s limit is used`
        }
      >
        {riskAmount === null ? 'All of it' : <Money value={riskAmount} />}
      </Stat>
      <Stat label="Reward to risk" size="sm" note="nearest target">
        {rewardRisk === null ? (
          '–'
        ) : (
          <span className={rewardTone(rewardRisk)}>{formatNumber(rewardRisk, { places: 2 })}</span>
        )}
      </Stat>
      <Stat label="Margin" size="sm">
        <Money value={margin} />
      </Stat>
      <Stat label="Fees" size="sm" note="in and out, as a taker">
        <Money value={fees} />
      </Stat>
      <Stat
        label="Liquidation"
        size="sm"
        note="of the whole account, by this trade alone"
        className="col-span-2"
      >
        {liquidationPrice === null ? 'None above zero' : <Price value={liquidationPrice} />}
      </Stat>
    </div>
  )
}

/** From two on it is good, from one on a win pays for a loss. */
function rewardTone(rewardRisk: string): string {
  if (compare(rewardRisk, 2) >= 0) return 'text-gain'
  return compare(rewardRisk, 1) >= 0 ? 'text-warn' : 'text-loss'
}
