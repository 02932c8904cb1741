import { t } from '@lingui/core/macro'
import { executionStrategies } from '../../../contract/sessions/sessions.ts'
import { formatMoney, formatPercent } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'
import { strategyWords } from '../../lib/words/strategy-words.ts'
import { Money } from '../../ui/figures/money.tsx'
import type { Column } from '../../ui/table/column.ts'
import type report from './report.json'

export type ReportRow = (typeof report)['sets'][number]['rows'][number]

/** Made when drawn, in the language of that moment. */
export function reportColumns(): Column<ReportRow>[] {
  return [
    { key: 'kind', header: t`Session`, lead: true, cell: ({ kind }) => nameOf(kind) },
    amount('mean', t`Per $100`, ({ mean, low, high }) => (
      <Mean mean={mean} low={low} high={high} />
    )),
    amount('later', t`Later part`, ({ outOfSample }) =>
      outOfSample === null ? '—' : <Mean {...outOfSample} />,
    ),
    amount('before', t`Before costs`, ({ beforeCosts }) => <Signed value={beforeCosts} />),
    amount('costs', t`Costs`, ({ beforeCosts, mean }) => formatMoney(beforeCosts - mean)),
    amount('random', t`Random entries`, ({ random }) => <Signed value={random} />),
    amount('long', t`Always long`, ({ long }) => <Signed value={long} />),
    amount('won', t`Above zero`, ({ won }) => formatPercent(won, { places: 0 })),
    amount('needed', t`Breaks even at`, ({ neededToBreakEven }) =>
      formatPercent(neededToBreakEven, { places: 0 }),
    ),
    amount('run', t`Worst run`, ({ worstRun }) => <Signed value={worstRun} />),
    amount('time', t`Median time`, ({ medianHours }) => formatDuration(medianHours * 3_600_000)),
  ]
}

function amount(key: string, header: string, cell: Column<ReportRow>['cell']): Column<ReportRow> {
  return { key, header, align: 'right', cell }
}

interface Interval {
  mean: number
  low: number | null
  high: number | null
}

function Mean({ mean, low, high }: Interval) {
  return (
    <span className="whitespace-nowrap">
      <Money value={mean} signed bare className="font-medium" />
      <span className="block text-xs text-muted">
        {low === null || high === null
          ? t`too few`
          : t`${formatMoney(low, { signed: true })} to ${formatMoney(high, { signed: true })}`}
      </span>
    </span>
  )
}

function Signed({ value }: { value: number | null }) {
  return value === null ? '—' : <Money value={value} signed bare />
}

/** "Degen 30D", in the words of the dashboard. */
function nameOf(kind: string): string {
  const [first, duration] = kind.split(' ')
  const risk = executionStrategies.find((strategy) => strategy === first)
  return risk === undefined ? t`Quick` : `${strategyWords[risk]} ${duration}`
}
