import { t } from '@lingui/core/macro'
import { formatMoney, formatNumber } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import type { Analytics } from './analytics-csv.ts'
import { nameOfGroup } from './share-words.ts'

type Row = Analytics['calibration'][number]

const head = 'h-8 border-b border-line px-2 text-right font-medium last:pr-0 sm:px-3'
const cell = 'px-2 py-2 text-right align-top whitespace-nowrap last:pr-0 sm:px-3'

/** What sessions were expected to earn when they started, beside what they did: a lasting difference is a drift. */
export function CalibrationTable({ rows, tooFew }: { rows: readonly Row[]; tooFew: number }) {
  if (rows.length === 0) {
    return (
      <p className="max-w-[70ch] text-pretty text-muted">{t`No session with an expectation has ended by itself in this period.`}</p>
    )
  }
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <table className="w-full border-collapse max-[22rem]:text-xs">
        <caption className="sr-only">{t`Expected and happened, by strategy`}</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="h-8 border-b border-line text-left font-medium">
              {t`Strategy`}
            </th>
            <th scope="col" className={head}>{t`Sessions`}</th>
            <th scope="col" className={head}>{t`Expected`}</th>
            <th scope="col" className={head}>{t`Happened`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-b border-line last:border-0">
              <th scope="row" className="py-2 text-left font-medium">
                {nameOfGroup('strategy', row.name)}
              </th>
              <td className={cell}>{formatNumber(row.sessions, { places: 0 })}</td>
              <td className={cell}>
                <Money value={row.expectedPct} signed bare />
              </td>
              <td className={cell}>
                <Happened row={row} tooFew={tooFew} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-pretty text-muted">{t`Per $100 of budget. Expected is the mean of replays over the past that was known at each start; only sessions that traded and ended by target, loss, time or liquidation count. The interval takes sessions for independent, so that it is too narrow where many ran at once.`}</p>
    </div>
  )
}

function Happened({
  row: { sessions, happenedPct, low, high, expectedPct },
  tooFew,
}: {
  row: Row
  tooFew: number
}) {
  const isApart = low !== null && high !== null && (expectedPct < low || expectedPct > high)
  return (
    <>
      <Money value={happenedPct} signed bare />
      <span className="block text-xs text-muted">
        {sessions < tooFew || low === null || high === null
          ? t`too few`
          : t`${formatMoney(low, { signed: true })} to ${formatMoney(high, { signed: true })}`}
      </span>
      {sessions >= tooFew && isApart && (
        <span className="block text-xs font-medium">{t`not as expected`}</span>
      )}
    </>
  )
}
