import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { traderStateWords, traderTones } from '../../../lib/words/trader-state.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { budgetLeft, mayLose } from './trader-words.ts'

export interface TraderRow extends Trader {
  /** Names of the programs that are bound to it; those that are on first. */
  programs: readonly { name: string; isOn: boolean }[]
}

export interface TraderActs {
  pause: (trader: Trader) => void
  resume: (trader: Trader) => void
  change: (trader: Trader) => void
  remove: (trader: Trader) => void
  /** Shows what it did. */
  open: (trader: Trader) => void
}

export interface TradersTableProps {
  traders: readonly TraderRow[]
  /** Keep it stable between renders. */
  acts: TraderActs
}

export function TradersTable({ traders, acts }: TradersTableProps) {
  const columns = useMemo(() => columnsOf(acts), [acts])
  return (
    <DataTable
      caption={t`Traders`}
      columns={columns}
      rows={traders}
      rowKey={({ id }) => String(id)}
      rowName={({ name }) => name}
      empty={
        <EmptyMessage title={t`No traders yet`}>
          {t`A trader has a budget and rules, and lets a program of yours trade within them.`}
        </EmptyMessage>
      }
    />
  )
}

function columnsOf(acts: TraderActs): readonly Column<TraderRow>[] {
  return [
    {
      key: 'name',
      header: t`Trader`,
      lead: true,
      width: 170,
      cell: ({ name, account_type }) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium" lang="en">
            {name}
          </span>
          {account_type === 'prompt' && (
            <span className="text-xs text-muted">{t`A language model decides`}</span>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      header: t`State`,
      card: 'line',
      width: 110,
      cell: ({ state }) => <Badge tone={traderTones[state]}>{traderStateWords(state)}</Badge>,
    },
    {
      key: 'left',
      header: t`Budget left`,
      meaning: t`The budget with the results of its closed positions`,
      align: 'right',
      card: 'value',
      width: 110,
      cell: (trader) => {
        const left = budgetLeft(trader)
        return left === null ? (
          <span className="text-muted">{t`No budget`}</span>
        ) : (
          <Money value={left} />
        )
      },
      sort: { by: 'amount', of: budgetLeft },
    },
    {
      key: 'lose',
      header: t`Stops after losing`,
      align: 'right',
      fold: 4,
      width: 110,
      cell: (trader) => {
        const most = mayLose(trader)
        return most === null ? '–' : <Money value={most} />
      },
    },
    {
      key: 'net',
      header: t`Net`,
      meaning: t`Of closed positions, after fees and funding`,
      align: 'right',
      fold: 2,
      cell: ({ stats }) => <Money value={stats.net_pnl} signed bare />,
      sort: { by: 'amount', of: ({ stats }) => stats.net_pnl },
    },
    {
      key: 'trades',
      header: t`Trades`,
      align: 'right',
      fold: 5,
      width: 70,
      cell: ({ stats }) => stats.trades,
      sort: { by: 'amount', of: ({ stats }) => stats.trades },
    },
    {
      key: 'programs',
      header: t`Programs`,
      fold: 3,
      width: 160,
      cell: ({ programs }) =>
        programs.length === 0 ? (
          <span className="text-muted">{t`None bound`}</span>
        ) : (
          programs.map(({ name, isOn }) => (isOn ? t`${name} (on)` : t`${name} (off)`)).join(', ')
        ),
    },
    {
      key: 'acts',
      header: t`What to do`,
      hideHeader: true,
      action: true,
      width: 300,
      cell: (trader) => (
        <span className="flex flex-wrap justify-end gap-1">
          <Button size="sm" variant="quiet" onClick={() => acts.open(trader)}>
            {t`Executions`}
          </Button>
          {trader.state === 'active' ? (
            <Button size="sm" variant="quiet" onClick={() => acts.pause(trader)}>{t`Pause`}</Button>
          ) : (
            <Button size="sm" variant="quiet" onClick={() => acts.resume(trader)}>
              {t`Resume`}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => acts.change(trader)}>{t`Change`}</Button>
          <Button size="sm" variant="quiet" onClick={() => acts.remove(trader)}>{t`Delete`}</Button>
        </span>
      ),
    },
  ]
}
