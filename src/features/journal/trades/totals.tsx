import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { formatR } from '../analytics/figure-words.ts'
import { LedgerCheck } from '../analytics/ledger-check.tsx'
import type { JournalFilters } from '../filters/journal-view.ts'
import { overviewQuery } from '../journal.queries.ts'

/** What the filtered trades add up to, and, without filters, whether that is what the exchange booked. */
export function Totals({ filters }: { filters: JournalFilters }) {
  const overview = useQuery(overviewQuery(useSignedIn(), filters))
  if (overview.data === undefined) {
    // A failure is told in the list's place.
    return overview.error ? null : <Skeleton className="h-14 w-full" />
  }
  const { n, account, performance, ledger } = overview.data
  if (n === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat label={t`Trades`}>{formatNumber(n, { places: 0 })}</Stat>
        <Stat label={t`Net`}>
          <Money value={account.net_pnl} signed />
        </Stat>
        <Stat label={t`Average R`}>
          {performance.avg_r_multiple === null ? '—' : formatR(performance.avg_r_multiple.mean)}
        </Stat>
        <Stat label={t`Won`}>
          {performance.win_rate === null ? '—' : formatPercent(performance.win_rate, { places: 0 })}
        </Stat>
        <Stat label={t`Fees`}>
          <Money value={account.total_fees} />
        </Stat>
        <Stat label={t`Funding`}>
          <Money value={account.total_funding} signed bare />
        </Stat>
      </div>
      {ledger !== null && <LedgerCheck ledger={ledger} />}
    </div>
  )
}

export function countTrades(n: number): string {
  return t`${plural(n, { one: '# trade', other: '# trades' })}`
}
