import { plural, t } from '@lingui/core/macro'
import { useId, type ReactNode } from 'react'
import type { Period } from '../../../../contract/board/leaderboard.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Hint } from '../../../ui/overlay/hint.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { measureMeanings, measureNames, periodWords, type Measure } from '../measures.ts'
import type { Trader } from './trader.ts'

/** With fewer closed positions the result may be luck, whatever it is. */
const tooFew = 20

/** The board's row, larger. */
export function TraderFigures({ trader, period }: { trader: Trader; period: Period }) {
  const { rank, netPnl, roiPct, maxDrawdownPct, winRatePct, volume, trades } = trader
  const whole = (value: number) => formatNumber(value, { places: 0 })
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-4">
        <Figure measure="pnl">
          <Money value={netPnl} signed />
        </Figure>
        <Figure measure="roi">
          <Percent value={roiPct} signed bare />
        </Figure>
        <Figure measure="drawdown">
          <Percent value={maxDrawdownPct} />
        </Figure>
        <Figure measure="rank" name={t`Rank by net PnL`}>
          {rank === null ? t`not ranked` : `#${whole(rank)}`}
        </Figure>
        <Figure measure="winRate">
          {winRatePct === null ? '–' : <Percent value={winRatePct} places={1} />}
        </Figure>
        <Figure measure="trades">{whole(trades)}</Figure>
        <Figure measure="volume">
          <Money value={volume} compact />
        </Figure>
        <div className="flex flex-col gap-0.5">
          <dt className="label">{t`Sessions ended`}</dt>
          <dd className="text-lg font-medium">{whole(trader.sessionCount)}</dd>
        </div>
      </dl>
      {trades < tooFew && (
        <Callout>
          {trades === 0
            ? t`No position closed in ${periodWords[period]}.`
            : t`${plural(trades, { one: `One closed trade is`, other: `# closed trades are` })} too few to tell skill from luck.`}
        </Callout>
      )}
    </div>
  )
}

interface FigureProps {
  measure: Measure
  name?: string
  children: ReactNode
}

function Figure({ measure, name = measureNames[measure], children }: FigureProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="label">
        <Hint id={id} text={measureMeanings[measure]}>
          <span aria-describedby={id} className="underline decoration-dotted underline-offset-4">
            {name}
          </span>
        </Hint>
      </dt>
      <dd className="text-lg font-medium">{children}</dd>
    </div>
  )
}
