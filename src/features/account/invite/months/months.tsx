import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import { compare, divide, isZero, multiply, toNumber } from '../../../../../contract/decimal.ts'
import { download } from '../../../../lib/download.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../../ui/table/data-table.tsx'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { monthName, monthsCsv, type ReferralMonth } from './month-rows.ts'
import { Section } from '../section.tsx'

/** Month by month, newest first. */
export function Months({ months }: { months: readonly ReferralMonth[] }) {
  return (
    <Section title={t`By month`} action={months.length > 0 && <Export months={months} />}>
      <DataTable
        caption={t`Referrals by month`}
        columns={columnsOf(months)}
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        empty={
          <EmptyMessage
            title={t`Nobody has come by your code yet`}
          >{t`Once somebody signs in by your link, each month shows who came, what they traded and what it earned.`}</EmptyMessage>
        }
      />
    </Section>
  )
}

function columnsOf(months: readonly ReferralMonth[]): Column<ReferralMonth>[] {
  const best = months.reduce(
    (highest, { earned }) => (compare(earned, highest) > 0 ? earned : highest),
    '0',
  )
  return [
    { key: 'month', header: t`Month`, lead: true, cell: ({ month }) => monthName(month) },
    { key: 'invited', header: t`Invited`, align: 'right', cell: ({ invited }) => invited },
    {
      key: 'volume',
      header: t`Volume`,
      align: 'right',
      cell: ({ volume }) => <Money value={volume} />,
    },
    {
      key: 'earned',
      header: t`Earned`,
      align: 'right',
      cell: ({ earned }) => <Money value={earned} />,
    },
    {
      key: 'bar',
      header: t`Beside the best month`,
      hideHeader: true,
      cell: ({ earned }) => <Bar percent={isZero(best) ? 0 : percentOfBest(earned, best)} />,
    },
  ]
}

function percentOfBest(earned: string, best: string): number {
  return toNumber(multiply(divide(earned, best), 100))
}

/** The number is beside it. */
function Bar({ percent }: { percent: number }) {
  return (
    <span aria-hidden className="track block h-2 w-full min-w-24 bg-sunken">
      <i className="mark block h-full bg-accent" style={{ width: `${percent}%` }} />
    </span>
  )
}

function Export({ months }: { months: readonly ReferralMonth[] }) {
  return (
    <Button
      size="sm"
      icon={<Download aria-hidden className="size-3.5" />}
      onClick={() => download('referrals.csv', new Blob([monthsCsv(months)], { type: 'text/csv' }))}
    >{t`Export CSV`}</Button>
  )
}
