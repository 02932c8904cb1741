import { t } from '@lingui/core/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useRef, useState } from 'react'
import { messageFor } from '../../api/errors.ts'
import { useViewer } from '../../api/viewer.ts'
import { useWorld } from '../../api/exchange/world.ts'
import { useSettled } from '../../lib/hooks/use-settled.ts'
import { useShortcuts } from '../../lib/hooks/use-shortcuts.ts'
import { Button } from '../../ui/form/button.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { AsOf } from './as-of.tsx'
import { BoardControls } from './board-controls.tsx'
import { BoardEmpty } from './board-empty.tsx'
import { BoardExport } from './board-export.tsx'
import { BoardAge, BoardFacts } from './board-facts.tsx'
import type { BoardView } from './board-view.ts'
import { FollowingList } from './following/lazy-parts.ts'
import { Definitions } from './definitions.tsx'
import { rankingPages } from './leaderboard.queries.ts'
import { LeaderboardHeading } from './leaderboard-heading.tsx'
import { RankingTable } from './ranking-table.tsx'
import { TopCurves } from './top-curves.tsx'
import { useBoardView } from './use-board-view.ts'

/** The ranking of traders. Public; for signed-in people their own row stays visible. */
export function LeaderboardPage() {
  const [view, change] = useBoardView()
  const { simulated } = useWorld()
  const viewer = useViewer()
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => field.current?.focus() })
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Leaderboard · Alura`}</title>
      <LeaderboardHeading title={t`Leaderboard`} current="ranking">
        {simulated
          ? t`Results on a simulated market: house traders and people trade through the same engine, in play money. A return is read beside the drawdown that it was paid for with.`
          : t`Results on Hyperliquid, from the fills and closes of sessions. A return is read beside the drawdown that it was paid for with.`}
      </LeaderboardHeading>
      <BoardFacts />
      {viewer !== null && (
        <Suspense>
          <FollowingList />
        </Suspense>
      )}
      <BoardControls view={view} onChange={change} searchField={field} />
      <Board view={view} onChange={change} />
      <Definitions />
    </div>
  )
}

interface BoardProps {
  view: BoardView
  onChange: (change: Partial<BoardView>) => void
}

function Board({ view, onChange }: BoardProps) {
  const search = useSettled(view.search, 200)
  const asked = { ...view, search }
  const pages = useInfiniteQuery(rankingPages(useViewer(), asked))
  const [pointed, setPointed] = useState<string | null>(null)
  if (!pages.data) {
    if (!pages.error) return <Blank />
    return (
      <ErrorMessage
        title={t`The ranking did not load`}
        message={messageFor(pages.error)}
        onRetry={() => void pages.refetch()}
        retrying={pages.isFetching}
      />
    )
  }
  const first = pages.data.pages[0]
  const rows = pages.data.pages.flatMap(({ items }) => items)
  const top = rows.slice(0, 10)
  const own = first?.me
  const isOwnAbove = own === undefined || top.some(({ userId }) => userId === own.userId)
  const period = first?.period ?? view.period
  return (
    <div className="flex flex-col gap-4">
      <AsOf query={pages} />
      {top.length > 0 && (
        <TopCurves
          period={period}
          traders={isOwnAbove ? top : [...top, own]}
          pointed={pointed}
          onPoint={setPointed}
        />
      )}
      {(rows.length > 0 || own !== undefined) && (
        <RankingTable
          period={period}
          rows={rows}
          own={own}
          isSearched={search !== ''}
          isReplaced={pages.isPlaceholderData}
          sort={view.sort}
          onSort={(sort) => onChange({ sort })}
          pointed={pointed}
          onPoint={setPointed}
        />
      )}
      {rows.length === 0 && !pages.isPlaceholderData && (
        <BoardEmpty view={asked} onChange={onChange} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 text-xs text-muted">
        <BoardAge />
        {pages.hasNextPage && (
          <Button
            pending={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >{t`Load more`}</Button>
        )}
        {rows.length > 0 && <BoardExport view={asked} />}
      </div>
    </div>
  )
}

/** A placeholder of the final size: the curves, then ten rows. */
function Blank() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-64 w-full sm:h-80" />
      <Skeleton className="h-130 w-full" />
    </div>
  )
}
