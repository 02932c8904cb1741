import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import {
  rankingSorts,
  type Period,
  type Ranking,
  type RankingSort,
} from '../../../contract/board/leaderboard.ts'
import { useViewer } from '../../api/viewer.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { periodWords } from './measures.ts'
import { isBestHighest, rankingColumns } from './ranking-columns.tsx'
import { returnScale } from './trader/return-scale.ts'

export interface RankingTableProps {
  period: Period
  rows: readonly Ranking[]
  /** The viewer's own row, shown above the others instead of among them; undefined: not ranked. */
  own: Ranking | undefined
  /** The rows are what a search found: the viewer's own, when it is one of them, stands among them. */
  isSearched: boolean
  /** The rows are for an earlier view, while those for the current one are loading. */
  isReplaced: boolean
  sort: RankingSort
  onSort: (sort: RankingSort) => void
  pointed: string | null
  onPoint: (userId: string | null) => void
}

export function RankingTable(props: RankingTableProps) {
  const { period, rows, own, isSearched, isReplaced, sort, onSort, pointed, onPoint } = props
  const viewer = useViewer()?.address
  const isFound = isSearched && rows.some(({ userId }) => userId === own?.userId)
  const pinned = isFound ? undefined : own
  const { lossThreshold, profitTarget } = returnScale(own ? [...rows, own] : rows)
  const columns = useMemo(
    () => rankingColumns({ period, scale: { lossThreshold, profitTarget }, own: viewer }),
    [period, lossThreshold, profitTarget, viewer],
  )
  const span = periodWords[period]
  return (
    <DataTable
      caption={t`Traders of ${span}`}
      columns={columns}
      rows={pinned ? rows.filter(({ userId }) => userId !== pinned.userId) : rows}
      rowKey={({ userId }) => userId}
      rowName={({ label, address }) => label ?? address}
      asked={{
        sorting: { key: sort, isDescending: isBestHighest(sort) },
        onAsk: (key) => {
          const asked = rankingSorts.find((each) => each === key)
          if (asked !== undefined) onSort(asked)
        },
      }}
      pinned={pinned && { row: pinned, name: t`Your own row` }}
      bodyName={t`Ranking`}
      isReplaced={isReplaced}
      pointed={pointed}
      onPoint={onPoint}
    />
  )
}
