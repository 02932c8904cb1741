import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Candle, Interval } from '../../../../contract/market/market.ts'
import { candleStream } from '../../../api/live/streams.ts'
import { useLatest } from '../../../api/live/use-live.ts'
import type { IndicatorId } from '../../../charts/indicators/catalogue.ts'
import { download } from '../../../lib/download.ts'
import { formatCompact, formatNumber, formatPrice } from '../../../lib/numbers/format.ts'
import { barTimeStyle, isoTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { candleCsv, candleRows, lineNames, withNewest, type CandleRow } from './candle-rows.ts'

export interface CandleTableProps {
  symbol: string
  interval: Interval
  candles: readonly Candle[]
  isLive: boolean
  indicators: readonly IndicatorId[]
  places: number
}

const pageSize = 50

/** The chart's content as numbers, newest first. */
export function CandleTable(props: CandleTableProps) {
  const { symbol, interval, candles, isLive, indicators, places } = props
  const newest = useLatest(candleStream(symbol, interval))?.data
  const [count, setCount] = useState(pageSize)
  const rows = useMemo(
    () => candleRows(withNewest(candles, isLive ? newest : undefined), indicators),
    [candles, newest, isLive, indicators],
  )
  const shown = rows.slice(-count).toReversed()
  const save = (): void => {
    const csv = new Blob([candleCsv(rows, indicators)], { type: 'text/csv' })
    download(`${symbol}-${interval}.csv`, csv)
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs text-muted">
          <Trans>
            {shown.length} of {rows.length} loaded bars, newest first.
            <span className="sm:hidden">
              {' '}
              A wider window shows all figures, and so does the CSV.
            </span>
          </Trans>
        </p>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-3.5" />}
          onClick={save}
        >{t`Export CSV`}</Button>
      </div>
      <CandleRows
        caption={t`${symbol}, ${interval} candles`}
        rows={shown}
        columns={columnsOf(indicators, places)}
        timeOf={barTimeStyle(interval, rows[0]?.candle.t)}
      />
      {rows.length > count && (
        <Button className="self-center" onClick={() => setCount(count + pageSize)}>
          <Trans>Show {Math.min(pageSize, rows.length - count)} more</Trans>
        </Button>
      )}
    </div>
  )
}

interface FigureColumn {
  name: string
  text: (row: CandleRow) => string
  /** Shown also on narrow screens. */
  isEssential: boolean
}

interface CandleRowsProps {
  caption: string
  rows: readonly CandleRow[]
  columns: readonly FigureColumn[]
  timeOf: (at: number) => string
}

const cell = 'px-2 text-right whitespace-nowrap last:pr-0'
const inWide = 'max-sm:hidden'

/** With every indicator it is wider than some windows: it scrolls sideways with a fixed first column. */
function CandleRows({ caption, rows, columns, timeOf }: CandleRowsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-xs tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            <th
              scope="col"
              className="sticky left-0 h-9 bg-page pr-2 text-left font-medium"
            >{t`Opened`}</th>
            {columns.map(({ name, isEssential }) => (
              <th
                key={name}
                scope="col"
                className={`${cell} font-medium ${isEssential ? '' : inWide}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.candle.t} className="border-t border-line">
              <th
                scope="row"
                className="sticky left-0 h-9 bg-page pr-2 text-left font-normal whitespace-nowrap"
              >
                <time dateTime={isoTime(row.candle.t)}>{timeOf(row.candle.t)}</time>
              </th>
              {columns.map(({ name, text, isEssential }) => (
                <td key={name} className={`${cell} ${isEssential ? '' : inWide}`}>
                  {text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function columnsOf(indicators: readonly IndicatorId[], places: number): FigureColumn[] {
  const price = (key: 'o' | 'h' | 'l' | 'c', name: string): FigureColumn => ({
    name,
    text: ({ candle }) => formatPrice(candle[key], places),
    isEssential: key === 'c',
  })
  return [
    price('o', t`Open`),
    price('h', t`High`),
    price('l', t`Low`),
    price('c', t({ message: 'Close', context: 'of a candle' })),
    { name: t`Volume`, text: ({ candle }) => formatCompact(candle.v), isEssential: true },
    ...lineNames(indicators).map((name, index): FigureColumn => ({
      name,
      text: ({ values }) => {
        const value = values[index] ?? null
        return value === null ? '–' : formatNumber(value, { places: name === 'RSI' ? 1 : places })
      },
      isEssential: false,
    })),
  ]
}
