import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import type { Period, Ranking, RankingSort } from '../../../contract/board/leaderboard.ts'
import { paths } from '../../app/paths.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { Money } from '../../ui/figures/money.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import type { RailEnds } from '../../ui/rail/rail-scale.ts'
import type { Column } from '../../ui/table/column.ts'
import { isSameAccount, measureMeanings, measureNames, type Measure } from './measures.ts'
import { ReturnRail } from './trader/return-rail.tsx'
import { TraderMarks, TraderName } from './trader-name.tsx'

export interface RankingColumnsOptions {
  period: Period
  /** The same for all rows. */
  scale: RailEnds
  /** The viewer's address. */
  own: string | undefined
}

/** Each number's header ranks by it and explains it. All of a row links to its trader. */
export function rankingColumns({ period, scale, own }: RankingColumnsOptions): Column<Ranking>[] {
  return [
    {
      ...named('rank'),
      lead: true,
      width: 52,
      cell: ({ rank }) => <Rank rank={rank} />,
    },
    {
      key: 'trader',
      header: t`Trader`,
      lead: true,
      width: 176,
      cell: (ranking) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <Link
            href={paths.trader(ranking.userId, { period })}
            data-trader={ranking.userId}
            className="-outline-offset-2! after:absolute after:inset-0"
          >
            <TraderName {...ranking} />
          </Link>
          <TraderMarks house={ranking.house} isOwn={isSameAccount(ranking.address, own)} />
        </span>
      ),
    },
    {
      ...ranked('pnl'),
      width: 120,
      card: 'value',
      cell: ({ netPnl }) => <Money value={netPnl} signed className="font-medium" />,
    },
    {
      ...ranked('roi'),
      card: 'line',
      cell: ({ roiPct }) => <Percent value={roiPct} signed bare />,
    },
    {
      key: 'rail',
      header: t`Return above drawdown, drawn`,
      hideHeader: true,
      width: 180,
      fold: 1,
      cell: ({ roiPct, maxDrawdownPct }) => (
        <ReturnRail scale={scale} roiPct={roiPct} maxDrawdownPct={maxDrawdownPct} />
      ),
    },
    {
      ...ranked('drawdown'),
      card: 'line',
      cell: ({ maxDrawdownPct }) => <Percent value={maxDrawdownPct} />,
    },
    {
      ...ranked('volume'),
      fold: 2,
      cell: ({ volume }) => <Money value={volume} compact />,
    },
    {
      ...ranked('winRate'),
      fold: 3,
      cell: ({ winRatePct }) =>
        winRatePct === null ? '–' : <Percent value={winRatePct} places={1} />,
    },
    {
      ...named('trades'),
      align: 'right',
      width: 76,
      fold: 4,
      cell: ({ trades }) => formatNumber(trades, { places: 0 }),
    },
  ]
}

/** Of drawdowns the smallest is best, and first. */
export function isBestHighest(sort: RankingSort): boolean {
  return sort !== 'drawdown'
}

function named(measure: Measure) {
  return { key: measure, header: measureNames[measure], meaning: measureMeanings[measure] }
}

function ranked(measure: RankingSort) {
  const sort = { by: 'asking', isDescending: isBestHighest(measure) } as const
  return { ...named(measure), align: 'right', width: 100, sort } as const
}

function Rank({ rank }: Pick<Ranking, 'rank'>) {
  return (
    <span className="text-muted">
      {rank === null ? <span title={t`Not ranked: too few trades`}>–</span> : rank}
    </span>
  )
}
