import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { formatDateTime, formatDuration } from '../../../lib/time.ts'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { causeWords, type ShownTrade } from './marks.ts'

export interface TradesPartProps {
  trades: readonly ShownTrade[]
  /** What `net` is after: all costs, unless it says otherwise. */
  resultName?: string
  /** Opens the run that began or ended a trade; undefined: none can be opened. Keep it stable between renders. */
  onRun: ((time: UnixMs) => void) | undefined
}

export function TradesPart({ trades, resultName = t`Net`, onRun }: TradesPartProps) {
  const columns = useMemo(() => columnsOf(onRun, resultName), [onRun, resultName])
  return (
    <DataTable
      caption={t`Trades of the backtest`}
      columns={columns}
      rows={trades.toReversed()}
      rowKey={({ symbol, openedAt, closedAt }) => `${symbol} ${openedAt} ${closedAt}`}
      empty={
        <EmptyMessage title={t`No trades`}>
          {t`The program did not trade on these candles.`}
        </EmptyMessage>
      }
    />
  )
}

function columnsOf(
  onRun: TradesPartProps['onRun'],
  resultName: string,
): readonly Column<ShownTrade>[] {
  return [
    {
      key: 'opened',
      header: t`Opened`,
      lead: true,
      width: 150,
      cell: ({ openedAt, side }) => (
        <span className="whitespace-nowrap">
          {side === 'long' ? t`Long` : t`Short`} · {formatDateTime(openedAt)}
        </span>
      ),
      sort: { by: 'amount', of: ({ openedAt }) => openedAt },
    },
    {
      key: 'net',
      header: resultName,
      align: 'right',
      card: 'value',
      cell: ({ net }) => <Money value={net} signed bare />,
      sort: { by: 'amount', of: ({ net }) => net },
    },
    {
      key: 'entry',
      header: t`Entry`,
      align: 'right',
      fold: 3,
      cell: ({ entryPrice }) => <Price value={entryPrice} />,
    },
    {
      key: 'exit',
      header: t`Exit`,
      align: 'right',
      fold: 4,
      cell: ({ exitPrice }) => <Price value={exitPrice} />,
    },
    {
      key: 'held',
      header: t`Held`,
      align: 'right',
      fold: 5,
      cell: ({ openedAt, closedAt }) => formatDuration(closedAt - openedAt),
      sort: { by: 'amount', of: ({ openedAt, closedAt }) => closedAt - openedAt },
    },
    {
      key: 'cause',
      header: t`Ended`,
      card: 'line',
      fold: 2,
      width: 110,
      cell: ({ cause }) => causeWords(cause),
    },
    ...(onRun === undefined ? [] : [runsColumn(onRun)]),
  ]
}

function runsColumn(onRun: (time: UnixMs) => void): Column<ShownTrade> {
  return {
    key: 'runs',
    header: t`What it read`,
    hideHeader: true,
    action: true,
    width: 110,
    cell: ({ openedAt, closedAt, cause }) => (
      <span className="flex justify-end gap-1">
        <Button size="sm" variant="quiet" onClick={() => onRun(openedAt)}>{t`Entry`}</Button>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => onRun(cause === 'order' ? closedAt : closedAt + 1)}
        >{t`Exit`}</Button>
      </span>
    ),
  }
}
