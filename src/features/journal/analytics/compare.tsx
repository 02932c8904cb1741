import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { FilterBar } from '../filters/filter-bar.tsx'
import { filterSearch, readView, writeView, type JournalFilters } from '../filters/journal-view.ts'
import { overviewQuery, type Overview } from '../journal.queries.ts'
import { formatR } from './figure-words.ts'

/** The parameter that holds the second filters, as a search of its own. */
export const compareName = 'with'

/** Two filters side by side: the page's own, and others. */
export function Compare({ filters }: { filters: JournalFilters }) {
  const viewer = useSignedIn()
  const [search, setSearch] = useSearchParams()
  const others = readView(new URLSearchParams(search.get(compareName) ?? ''))
  const [one, other] = [
    useQuery(overviewQuery(viewer, filters)).data,
    useQuery(overviewQuery(viewer, others)).data,
  ]
  return (
    <section aria-labelledby="compare" className="flex flex-col gap-4">
      <h2 id="compare" className="text-base font-semibold">{t`Compared with`}</h2>
      <FilterBar
        label={t`Filters to compare with`}
        filters={others}
        onChange={(change) =>
          setSearch(
            (before) => {
              const next = new URLSearchParams(before)
              const second = new URLSearchParams(before.get(compareName) ?? '')
              next.set(compareName, filterSearch(readView(writeView(second, change))))
              return next
            },
            { replace: true },
          )
        }
      />
      {one !== undefined && other !== undefined && <Sides one={one} other={other} />}
    </section>
  )
}

const cell = 'h-9 border-b border-line px-2 text-right last:pr-0'

function Sides({ one, other }: { one: Overview; other: Overview }) {
  const rows: [string, (overview: Overview) => ReactNode][] = [
    [t`Trades`, ({ n }) => formatNumber(n, { places: 0 })],
    [t`Net result`, ({ account }) => <Money value={account.net_pnl} signed bare />],
    [t`A trade earns`, ({ performance }) => money(performance.expectancy?.mean)],
    [
      t`Interval`,
      ({ performance: { expectancy } }) =>
        !expectancy || expectancy.low === null || expectancy.high === null ? (
          <span className="text-muted">{t`too few`}</span>
        ) : (
          <>
            {money(expectancy.low)} … {money(expectancy.high)}
          </>
        ),
    ],
    [
      t`Average R`,
      ({ performance: { avg_r_multiple: r } }) => (r === null ? '—' : formatR(r.mean)),
    ],
    [
      t`Won`,
      ({ performance: { win_rate } }) =>
        win_rate === null ? '—' : formatPercent(win_rate, { places: 1 }),
    ],
    [
      t`Profit factor`,
      ({ performance: { profit_factor } }) =>
        profit_factor === null ? '—' : formatNumber(profit_factor),
    ],
    [t`Deepest fall`, ({ risk }) => money(risk.max_drawdown)],
  ]
  return (
    <table className="w-full max-w-3xl border-collapse">
      <caption className="sr-only">{t`Two filters side by side`}</caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="border-b border-line">
            <span className="sr-only">{t`Figure`}</span>
          </th>
          <th scope="col" className={`${cell} font-medium`}>{t`These filters`}</th>
          <th scope="col" className={`${cell} font-medium`}>{t`Compared with`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row" className="border-b border-line text-left font-normal text-muted">
              {name}
            </th>
            <td className={cell}>{of(one)}</td>
            <td className={cell}>{of(other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function money(value: string | undefined): ReactNode {
  return value === undefined ? '—' : <Money value={value} signed bare />
}
