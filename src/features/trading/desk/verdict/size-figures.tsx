import { t } from '@lingui/core/macro'
import { compare } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatSize,
} from '../../../../lib/numbers/format.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { Stat } from '../../../../ui/figures/stat.tsx'
import { constraintWords } from './words.ts'
import type { Verdict } from './verdict.ts'

export interface SizeFiguresProps {
  symbol: string
  verdict: Verdict
  /** USDC kept back for running sessions. */
  promised: DecimalString
}

/** The size of the trade, what limits it, and the amount at risk. */
export function SizeFigures({ symbol, verdict, promised }: SizeFiguresProps) {
  const { quantity, size, riskAmount, rewardRisk, margin, fees } = verdict
  const { liquidationPrice, dayUsedPercent } = verdict
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-3">
      <Stat
        label={t`Size`}
        note={t`Limited by ${constraintWords[size.limitedBy]}`}
        className="col-span-2"
      >
        {formatSize(quantity)} {symbol}
      </Stat>
      <Stat
        label={t`At risk`}
        size="sm"
        note={
          dayUsedPercent === null
            ? t`without a stop`
            : t`then ${formatPercent(dayUsedPercent)} of today’s limit is used`
        }
      >
        {riskAmount === null ? t`All of it` : <Money value={riskAmount} />}
      </Stat>
      <Stat label={t`Reward to risk`} size="sm" note={t`nearest target`}>
        {rewardRisk === null ? (
          '–'
        ) : (
          <span className={rewardTone(rewardRisk)}>{formatNumber(rewardRisk, { places: 2 })}</span>
        )}
      </Stat>
      <Stat
        label={t`Margin`}
        size="sm"
        note={
          compare(promised, 0) > 0
            ? t`${formatMoney(promised)} more is kept for your sessions`
            : undefined
        }
      >
        <Money value={margin} />
      </Stat>
      <Stat label={t`Fees`} size="sm" note={t`in and out, as a taker`}>
        <Money value={fees} />
      </Stat>
      <Stat
        label={t`Liquidation`}
        size="sm"
        note={t`of the whole account, by this trade alone`}
        className="col-span-2"
      >
        {liquidationPrice === null ? t`None above zero` : <Price value={liquidationPrice} />}
      </Stat>
    </div>
  )
}

/** From two on it is good, from one on a win pays for a loss. */
function rewardTone(rewardRisk: string): string {
  if (compare(rewardRisk, 2) >= 0) return 'text-gain'
  return compare(rewardRisk, 1) >= 0 ? 'text-warn' : 'text-loss'
}
