import { Download } from 'lucide-react'
import { useMemo } from 'react'
import type { Candle, Interval } from '../../../contract/market.ts'
import { candleStream } from '../../api/streams.ts'
import { useLatest } from '../../api/use-live.ts'
import type { IndicatorId } from '../../charts/indicators/catalogue.ts'
import { download } from '../../lib/download.ts'
import { formatCompact, formatNumber } from '../../lib/format.ts'
import { formatDateTime } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Price } from '../../ui/price.tsx'
import { candleCsv, candleRows, lineNames, withNewest, type CandleRow } from './candle-rows.ts'

export interface CandleTableProps {
  symbol: string
  interval: Interval
  candles: readonly Candle[]
  isLive: boolean
  indicators: readonly IndicatorId[]
  places: number
}

const shownRows = 100

/** What the chart draws, in figures: newest first. */
export function CandleTable(props: CandleTableProps) {
  const { symbol, interval, candles, isLive, indicators, places } = props
  const newest = useLatest(candleStream(symbol, interval))?.data
  const rows = useMemo(
    () => candleRows(withNewest(candles, isLive ? newest : undefined), indicators),
    [candles, newest, isLive, indicators],
  )
  const shown = rows.slice(-shownRows).toReversed()
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted">
          {shown.length} of {rows.length} loaded bars, newest first.
        </p>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-3.5" />}
          onClick={() =>
            download(
              `${symbol}-${interval}.csv`,
              new Blob([candleCsv(rows, indicators)], { type: 'text/csv' }),
            )
          }
        >
          Export CSV
        </Button>
      </div>
      <DataTable
        caption={`${symbol}, ${interval} candles`}
        columns={columnsOf(indicators, places)}
        rows={shown}
        rowKey={({ candle }) => String(candle.t)}
      />
    </div>
  )
}

function columnsOf(indicators: readonly IndicatorId[], places: number): Column<CandleRow>[] {
  const price = (key: 'o' | 'h' | 'l' | 'c', header: string): Column<CandleRow> => ({
    key,
    header,
    align: 'right',
    cell: ({ candle }) => <Price value={candle[key]} places={places} />,
  })
  return [
    {
      key: 't',
      header: 'Opened',
      lead: true,
      cell: ({ candle }) => (
        <time dateTime={new Date(candle.t).toISOString()}>{formatDateTime(candle.t)}</time>
      ),
    },
    price('o', 'Open'),
    price('h', 'High'),
    price('l', 'Low'),
    price('c', 'Close'),
    {
      key: 'v',
      header: 'Volume',
      align: 'right',
      cell: ({ candle }) => formatCompact(candle.v),
    },
    ...lineNames(indicators).map((name, index): Column<CandleRow> => ({
      key: name,
      header: name,
      align: 'right',
      cell: ({ values }) => {
        const value = values[index] ?? null
        return value === null ? '–' : formatNumber(value, { places: name === 'RSI' ? 1 : places })
      },
    })),
  ]
}
