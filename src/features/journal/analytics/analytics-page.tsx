import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Columns2 } from 'lucide-react'
import { useSearchParams } from 'wouter'
import { useSignedIn } from '../../../api/viewer.ts'
import { fewest } from '../../../../engine/journal/uncertainty.ts'
import { useSettled } from '../../../lib/hooks/use-settled.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { FilterBar } from '../filters/filter-bar.tsx'
import { filterSearch, type JournalFilters } from '../filters/journal-view.ts'
import { SavedViews } from '../filters/saved-views-menu.tsx'
import { useJournalView } from '../filters/use-journal-view.ts'
import { daysQuery, equityQuery, overviewQuery } from '../journal.queries.ts'
import { JournalEmpty } from '../journal-empty.tsx'
import { JournalHeading } from '../journal-heading.tsx'
import { ChartsGrid } from './charts-grid.tsx'
import { Compare, compareName } from './compare.tsx'
import { Equity } from './equity.tsx'
import { Figures, Hero } from './hero.tsx'
import { LedgerCheck } from './ledger-check.tsx'
import { Loaded, Part } from './loaded.tsx'
import { ResultCalendar } from './result-calendar.tsx'

/** What the trades that the filters leave say, each figure with how many it is made of. */
export function AnalyticsPage() {
  const [view, change] = useJournalView()
  const q = useSettled(view.q, 250)
  const filters: JournalFilters = { ...view, q }
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Analytics · Journal · Alura`}</title>
      <JournalHeading
        title={t`Analytics`}
        current="analytics"
        search={filterSearch(view)}
      >{t`What your closed trades say, and how sure that is.`}</JournalHeading>
      <FilterBar filters={view} onChange={change}>
        <SavedViews view={view} onChange={change} />
        <CompareButton />
      </FilterBar>
      <Parts filters={filters} />
    </div>
  )
}

function CompareButton() {
  const [search, setSearch] = useSearchParams()
  const isOn = search.has(compareName)
  return (
    <Button
      size="sm"
      aria-pressed={isOn}
      icon={<Columns2 aria-hidden className="size-3.5" />}
      onClick={() =>
        setSearch(
          (before) => {
            const next = new URLSearchParams(before)
            if (isOn) next.delete(compareName)
            else next.set(compareName, '')
            return next
          },
          { replace: true },
        )
      }
    >{t`Compare`}</Button>
  )
}

function Parts({ filters }: { filters: JournalFilters }) {
  const viewer = useSignedIn()
  const overview = useQuery(overviewQuery(viewer, filters))
  const [search] = useSearchParams()
  return (
    <Loaded query={overview} failed={t`The analytics did not load`} height="h-[48rem]">
      {(known) => (
        <div className="flex flex-col gap-10">
          {search.has(compareName) && <Compare filters={filters} />}
          {known.n === 0 ? (
            <JournalEmpty filters={filters} />
          ) : (
            <>
              <div className="flex flex-col gap-4">
                <Hero overview={known} />
                {known.ledger !== null && <LedgerCheck ledger={known.ledger} />}
              </div>
              {known.n < fewest && (
                <Callout tone="warn" title={t`Too few to conclude from`}>
                  {t`${plural(known.n, { one: 'These figures are made of 1 trade', other: 'These figures are made of # trades' })}; from ${fewest} on they begin to say something.`}
                </Callout>
              )}
              <Part query={equityQuery(viewer, filters)} failed={t`The equity curve did not load`}>
                {(data) => <Equity data={data} />}
              </Part>
              <Figures overview={known} />
              <ChartsGrid filters={filters} />
              <Part query={daysQuery(viewer, filters)} failed={t`The calendar did not load`}>
                {(data) => <ResultCalendar days={data.data} />}
              </Part>
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}
