import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Binding } from '../../../../contract/lab/bindings.ts'
import { compareBinding } from '../../../../contract/lab/comparisons.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiQuery } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { AgainstChart } from './against-chart.tsx'
import { AgainstTable } from './against-table.tsx'
import type { Comparison } from './compared-marks.ts'

/** What a program did beside what its latest backtest did over the same time, with every difference explained. */
export function AgainstPart({ binding }: { binding: Binding }) {
  return (
    <Fold
      summary={<h3 className="label">{t`Live against its backtest`}</h3>}
      lineClassName="py-2"
      className="border-t border-line"
    >
      <Loading binding={binding} />
    </Fold>
  )
}

function Loading({ binding }: { binding: Binding }) {
  const params = { id: String(binding.id) }
  const comparison = useQuery({
    ...apiQuery(useSignedIn(), compareBinding, { params, query: {} }),
    throwOnError: false,
  })
  if (comparison.data !== undefined)
    return <Loaded binding={binding} comparison={comparison.data} />
  return comparison.error ? (
    <ErrorMessage
      message={messageFor(comparison.error)}
      onRetry={() => void comparison.refetch()}
      retrying={comparison.isFetching}
    />
  ) : (
    <Skeleton className="h-60 w-full" />
  )
}

function Loaded({ binding, comparison }: { binding: Binding; comparison: Comparison }) {
  const { backtest_id, from, to, rows, settings, totals } = comparison
  const symbols = useMemo(
    () => [...new Set([...binding.symbols, ...rows.map(({ symbol }) => symbol)])],
    [binding, rows],
  )
  const [chosen, setChosen] = useState(symbols[0] ?? '')
  if (backtest_id === null || from === null || to === null) {
    return (
      <EmptyMessage title={t`There is nothing to compare with yet`}>
        {backtest_id === null
          ? t`Run the program on the server until today, on the markets that it trades here.`
          : t`Its latest backtest ends before it was switched on: run it on the server once more.`}
      </EmptyMessage>
    )
  }
  const counted = [
    { name: t`Price`, usd: totals.price },
    { name: t`Fill`, usd: totals.fill },
    { name: t`Fee`, usd: totals.fee },
    { name: t`Funding`, usd: totals.funding },
  ]
  return (
    <div className="flex flex-col gap-5 pb-4">
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`From ${formatDateTime(timeOfIso(from))} to ${formatDateTime(timeOfIso(to))}, beside its latest backtest. By how much each kind of difference made the live result better or worse:`}
      </p>
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {counted.map(({ name, usd }) => (
          <Stat key={name} label={name}>
            <Money value={usd} signed />
          </Stat>
        ))}
      </div>
      {settings.length > 0 && (
        <ul lang="en" className="list-disc pl-4 text-warn">
          {settings.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {symbols.length > 1 && (
        <Segmented
          label={t`Market`}
          value={chosen}
          options={symbols.map((each) => ({ value: each, label: each }))}
          onValueChange={setChosen}
          className="self-start"
        />
      )}
      <AgainstChart
        key={chosen}
        symbol={chosen}
        interval={binding.interval}
        from={timeOfIso(from)}
        rows={rows}
      />
      <AgainstTable rows={rows} />
    </div>
  )
}
