/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see ranking-row.tsx */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Period, Ranking } from '../../../contract/board/leaderboard.ts'
import { useViewer } from '../../api/viewer.ts'
import { cx } from '../../lib/cx.ts'
import { isSameAccount, periodWords } from './measures.ts'
import { RankingHead, type RankingHeadProps } from './ranking-head.tsx'
import { RankingRow } from './ranking-row.tsx'
import { returnScale } from './trader/return-scale.ts'

export interface RankingTableProps extends RankingHeadProps {
  period: Period
  rows: readonly Ranking[]
  /** The viewer's own row, kept above the others; undefined: not ranked. */
  own: Ranking | undefined
  /** The rows are for an earlier view, while those for the current one are loading. */
  isReplaced: boolean
  pointed: string | null
  onPoint: (userId: string | null) => void
}

export function RankingTable(props: RankingTableProps) {
  const { period, rows, own, isReplaced, pointed, onPoint, sort, onSort } = props
  const viewer = useViewer()
  const scale = returnScale(own ? [...rows, own] : rows)
  const shared = { period, scale, onPoint }
  return (
    <table
      role="table"
      aria-busy={isReplaced}
      onPointerLeave={() => onPoint(null)}
      className={cx(
        'w-full border-collapse transition-opacity max-lg:block',
        isReplaced && 'opacity-60',
      )}
    >
      <caption className="sr-only">
        <Trans>Traders of {periodWords[period]}</Trans>
      </caption>
      <RankingHead sort={sort} onSort={onSort} />
      {own && (
        <tbody
          role="rowgroup"
          aria-label={t`Your own row`}
          className="border-b border-edge max-lg:-mx-3 max-lg:block max-lg:[&>tr]:px-3"
        >
          <RankingRow {...shared} ranking={own} isOwn isPinned isPointed={pointed === own.userId} />
        </tbody>
      )}
      <tbody role="rowgroup" aria-label={t`Ranking`} className="max-lg:block">
        {rows.map((ranking) => (
          <RankingRow
            {...shared}
            key={ranking.userId}
            ranking={ranking}
            isOwn={isSameAccount(ranking.address, viewer?.address)}
            isPointed={pointed === ranking.userId}
          />
        ))}
      </tbody>
    </table>
  )
}
