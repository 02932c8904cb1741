import { t } from '@lingui/core/macro'
import { fewest } from '../../../../engine/journal/uncertainty.ts'
import type { BacktestResult } from '../../../../sandbox/backtest/run.ts'
import { formatMoney, formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { glossary } from '../../../lib/words/glossary.ts'
import { Stat } from '../../../ui/figures/stat.tsx'
import { uncertainTrade } from './warnings.ts'

/** The figures of a backtest, each with what is not sure about it. */
export function StatisticsPart({
  result,
}: {
  result: Pick<BacktestResult, 'statistics' | 'trades' | 'buyAndHoldPct'>
}) {
  const { statistics: of, trades, buyAndHoldPct } = result
  const ratio = (value: number | null): string => (value === null ? '–' : formatNumber(value))
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-4">
      <Stat label={t`Net`} note={<TotalDoubt trades={trades} />}>
        <Money value={of.net} signed />
      </Stat>
      <Stat label={t`Return`} note={t`Holding: ${formatPercent(buyAndHoldPct, { signed: true })}`}>
        <Percent value={of.returnPct} signed />
      </Stat>
      <Stat label={t`Deepest fall`} term={glossary.drawdown} note={t`Of equity at candle closes`}>
        <Percent value={of.maxDrawdownPct} signed bare />
      </Stat>
      <Stat
        label={t`Trades`}
        note={t`In the market ${formatPercent(of.exposurePct, { places: 0 })} of the time`}
      >
        {of.trades}
      </Stat>
      <Stat label={t`Average trade`} note={<MeanDoubt trades={trades} />}>
        {of.averageTrade === null ? '–' : <Money value={of.averageTrade} signed />}
      </Stat>
      <Stat label={t`Won`} note={t`Longest losing streak: ${of.longestLosingStreak}`}>
        {of.winRate === null ? '–' : <Percent value={100 * of.winRate} places={0} />}
      </Stat>
      <Stat label={t`Profit factor`} note={t`Gains ÷ losses`}>
        {ratio(of.profitFactor)}
      </Stat>
      <Stat label={t`Sharpe`} note={t`Sortino: ${ratio(of.sortino)}`}>
        {ratio(of.sharpe)}
      </Stat>
    </div>
  )
}

type Trades = BacktestResult['trades']

function MeanDoubt({ trades }: { trades: Trades }) {
  const mean = uncertainTrade(trades)
  if (mean === null) return t`No trades`
  if (mean.low === null || mean.high === null) return t`Too few to say: below ${fewest}`
  return t`95%: ${money(mean.low)} to ${money(mean.high)}`
}

/** Of as many trades as there were. */
function TotalDoubt({ trades }: { trades: Trades }) {
  const mean = uncertainTrade(trades)
  if (mean === null || mean.low === null || mean.high === null) return t`After all costs`
  return t`95%: ${money(mean.low * mean.n)} to ${money(mean.high * mean.n)}`
}

function money(value: number): string {
  return formatMoney(value.toFixed(2), { signed: true, most: 10 })
}
