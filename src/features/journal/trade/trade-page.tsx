import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { filterSearch, readView } from '../filters/journal-view.ts'
import { tradesQuery } from '../journal.queries.ts'
import { ClosedTrade } from './closed-trade.tsx'
import { Neighbours } from './neighbours.tsx'

/** One trade on a page of its own; the way back, and to its neighbours, keeps the list's filters. */
export function TradePage({ tradeId }: { tradeId: string }) {
  const [params] = useSearchParams()
  const view = readView(params)
  const search = filterSearch(view)
  const [, navigate] = useLocation()
  const list = useQuery(tradesQuery(useSignedIn(), view, 1)).data?.trades ?? []
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <title>{t`Trade · Journal · Alura`}</title>
      <div className="flex items-center justify-between gap-3">
        <Link
          href={paths.journal(search)}
          className="inline-flex min-h-9 items-center gap-2 text-muted hover:text-text pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t`All trades`}
        </Link>
        <Neighbours
          id={tradeId}
          order={list.map(({ id }) => id)}
          onGo={(id) => navigate(paths.journalTrade(id, search), { replace: true })}
        />
      </div>
      <ClosedTrade
        key={tradeId}
        id={tradeId}
        level="h1"
        onGone={() => navigate(paths.journal(search), { replace: true })}
      />
    </div>
  )
}
