/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   cards are made by `display`, which strips a table of its semantics: the roles give them back */
import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Period, Ranking } from '../../../contract/board/leaderboard.ts'
import { paths } from '../../app/paths.ts'
import { cx } from '../../lib/cx.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { Money } from '../../ui/figures/money.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import type { RailEnds } from '../../ui/rail/rail-scale.ts'
import { measureNames, type Measure } from './measures.ts'
import { ReturnRail } from './trader/return-rail.tsx'
import { TraderMarks, TraderName } from './trader-name.tsx'

export interface RankingRowProps {
  ranking: Ranking
  period: Period
  scale: RailEnds
  isOwn: boolean
  /** Stays above the others, wherever it ranks. */
  isPinned?: boolean
  /** Its curve is highlighted. */
  isPointed: boolean
  onPoint: (userId: string | null) => void
}

const cell =
  'h-12 px-3 first:pl-2 last:pr-2 max-lg:h-auto max-lg:px-0 max-lg:first:pl-0 max-lg:last:pr-0'
const named =
  'max-lg:order-5 max-lg:flex max-lg:flex-1 max-lg:flex-col max-lg:text-left max-sm:text-xs max-lg:before:text-2xs max-lg:before:whitespace-nowrap max-lg:before:text-muted max-lg:before:content-[attr(data-label)]'

/** A row of the table; a card on narrow screens. All of it links to the trader. */
export function RankingRow(props: RankingRowProps) {
  const { ranking, period, scale, isOwn, isPinned = false, isPointed, onPoint } = props
  const { rank, userId, roiPct, maxDrawdownPct, winRatePct } = ranking
  return (
    <tr
      role="row"
      data-pointed={isPointed}
      onPointerEnter={() => onPoint(userId)}
      onFocus={() => onPoint(userId)}
      className={cx(
        'relative border-b border-line transition-colors last:border-0 data-[pointed=true]:bg-accent-soft/60 max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-2 max-lg:gap-y-1.5 max-lg:py-3',
        isPinned && 'bg-accent-soft',
      )}
    >
      <td role="cell" className={cx(cell, 'w-14 max-lg:order-1 max-lg:w-auto max-lg:text-muted')}>
        <span className="lg:hidden">#</span>
        {rank === null ? <span title={t`Not ranked: too few trades`}>–</span> : rank}
      </td>
      <th
        scope="row"
        role="rowheader"
        className={cx(cell, 'text-left font-medium max-lg:order-2 max-lg:flex-1')}
      >
        <span className="flex flex-wrap items-center gap-2">
          <Link
            href={paths.trader(userId, { period })}
            data-trader={userId}
            className="text-base -outline-offset-2! after:absolute after:inset-0 lg:text-sm"
          >
            <TraderName {...ranking} />
          </Link>
          <TraderMarks house={ranking.house} isOwn={isOwn} />
        </span>
      </th>
      <td role="cell" className={cx(cell, 'text-right max-lg:order-3')}>
        <Money value={ranking.netPnl} signed className="font-medium" />
      </td>
      <Figure measure="roi">
        <Percent value={roiPct} signed bare />
      </Figure>
      <td role="cell" className={cx(cell, 'w-48 max-lg:order-4 max-lg:w-full')}>
        <ReturnRail scale={scale} roiPct={roiPct} maxDrawdownPct={maxDrawdownPct} />
      </td>
      <Figure measure="drawdown">
        <Percent value={maxDrawdownPct} />
      </Figure>
      <Figure measure="volume">
        <Money value={ranking.volume} compact />
      </Figure>
      <Figure measure="winRate">
        {winRatePct === null ? '–' : <Percent value={winRatePct} places={1} />}
      </Figure>
      <Figure measure="trades">{formatNumber(ranking.trades, { places: 0 })}</Figure>
    </tr>
  )
}

interface FigureProps {
  measure: Measure
  children: ReactNode
}

function Figure({ measure, children }: FigureProps) {
  return (
    <td role="cell" data-label={measureNames[measure]} className={cx(cell, named, 'text-right')}>
      {children}
    </td>
  )
}
