import { plural, t } from '@lingui/core/macro'
import { formatFullDateTime, timeOfIso } from '../../../../lib/time.ts'
import { formatSize } from '../../../../lib/numbers/format.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import type { Column } from '../../../../ui/table/column.ts'
import { PlainTable } from '../../../../ui/table/plain-table.tsx'
import type { CsvPreview } from './csv-words.ts'

type Sample = CsvPreview['sample'][number]

const columns = (): Column<Sample>[] => [
  {
    key: 'market',
    header: t`Market`,
    lead: true,
    cell: ({ symbol, side }) => (
      <span className="inline-flex items-center gap-2">
        <Badge tone={side === 'buy' ? 'gain' : 'loss'}>{side === 'buy' ? t`LONG` : t`SHORT`}</Badge>
        <span data-names className="font-medium">
          {symbol}
        </span>
      </span>
    ),
  },
  {
    key: 'closed',
    header: t`Closed`,
    cell: ({ closed_at }) => formatFullDateTime(timeOfIso(closed_at)),
  },
  { key: 'size', header: t`Size`, align: 'right', cell: ({ quantity }) => formatSize(quantity) },
  {
    key: 'entry',
    header: t`Entry`,
    align: 'right',
    cell: ({ entry_price }) => <Price value={entry_price} />,
  },
  {
    key: 'exit',
    header: t`Exit`,
    align: 'right',
    cell: ({ exit_price }) => <Price value={exit_price} />,
  },
  {
    key: 'net',
    header: t`Net`,
    align: 'right',
    cell: ({ net_pnl }) => <Money value={net_pnl} signed />,
  },
]

/** What would be made of the file: trades, and rows that cannot be used. */
export function CsvOutcome({ preview }: { preview: CsvPreview }) {
  const { rows, trades, known, open, net_pnl, sample, refused, refused_count } = preview
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ul aria-live="polite" aria-label={t`What is in the file`} className="flex flex-wrap gap-x-6">
        <li>{plural(rows, { one: '# row read', other: '# rows read' })}</li>
        <li className="font-medium">
          {plural(trades, { one: '# new trade', other: '# new trades' })}{' '}
          {trades > 0 && <Money value={net_pnl} signed bare />}
        </li>
        {known > 0 && (
          <li>{plural(known, { one: '# trade known before', other: '# trades known before' })}</li>
        )}
        {open > 0 && (
          <li>
            {plural(open, {
              one: '# market still open at the end and left out',
              other: '# markets still open at the end and left out',
            })}
          </li>
        )}
        {refused_count > 0 && (
          <li>{plural(refused_count, { one: '# row refused', other: '# rows refused' })}</li>
        )}
      </ul>
      {sample.length > 0 && (
        <PlainTable
          caption={t`Trades that would be added`}
          columns={columns()}
          rows={sample}
          rowKey={(row) => String(sample.indexOf(row))}
        />
      )}
      {trades > sample.length && (
        <p className="text-xs text-muted">{t`The first ${sample.length} of ${trades} are shown.`}</p>
      )}
      {refused.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="font-medium">{t`Refused rows`}</h3>
          <ul aria-label={t`Refused rows`} className="max-h-60 overflow-y-auto text-xs">
            {refused.map(({ line, reason }) => (
              <li key={line} className="flex gap-3 border-b border-line py-1.5 last:border-0">
                <span className="shrink-0 text-muted tabular-nums">{t`Line ${line}`}</span>
                <span lang="en" className="min-w-0 wrap-anywhere">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
          {refused_count > refused.length && (
            <p className="text-xs text-muted">{t`The first ${refused.length} of ${refused_count} are shown.`}</p>
          )}
        </div>
      )}
    </div>
  )
}
