import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import { paths } from '../../../app/paths.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { PlainTable } from '../../../ui/table/plain-table.tsx'
import { ModelName, StateBadge } from '../state-badge.tsx'

/** Drawdown beside profit, and cost beside both: a result is what is left of all three. */
export function ArenaTable({ traders }: { traders: readonly ArenaTrader[] }) {
  const columns: Column<ArenaTrader>[] = [
    {
      key: 'name',
      header: t`Trader`,
      lead: true,
      cell: ({ id, name, state, model }) => (
        <span className="flex flex-col gap-1 py-2">
          <span className="flex flex-wrap items-center gap-2">
            <Link
              href={paths.ownTrader(String(id))}
              className="font-medium underline-offset-4 hover:underline"
            >
              {name}
            </Link>
            <StateBadge state={state} />
          </span>
          <span className="text-xs text-muted">
            <ModelName model={model} />
          </span>
        </span>
      ),
    },
    {
      key: 'net',
      header: t`Net PnL`,
      align: 'right',
      cell: ({ net_pnl: net, cost }) => (
        <span className="flex flex-col items-end">
          <Money value={net} signed />
          {cost > 0 && (
            <span className="text-xs text-muted">
              <Trans>
                <Money value={net - cost} signed /> with its tokens
              </Trans>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'fall',
      header: t`Deepest fall`,
      align: 'right',
      cell: ({ max_drawdown: fall }) => <Money value={fall} />,
    },
    {
      key: 'wins',
      header: t`Win rate`,
      align: 'right',
      cell: ({ win_rate: rate, trades }) =>
        rate === null ? '–' : t`${formatNumber(100 * rate, { places: 0 })} % of ${trades}`,
    },
    {
      key: 'cost',
      header: t`Tokens`,
      align: 'right',
      cell: ({ tokens, cost, account_type: kind }) =>
        kind === 'program' ? (
          '–'
        ) : (
          <span>
            {formatNumber(tokens, { places: 0 })}
            {cost > 0 && (
              <span className="text-muted">
                {' · '}
                <Money value={cost} places={4} />
              </span>
            )}
          </span>
        ),
    },
    {
      key: 'holding',
      header: t`Buy and hold`,
      align: 'right',
      cell: ({ buy_and_hold_pct: pct, symbols }) =>
        pct === null ? (
          '–'
        ) : (
          <span>
            <Percent value={pct} signed /> <span className="text-muted">{symbols[0]}</span>
          </span>
        ),
    },
  ]
  return (
    <PlainTable
      caption={t`Your traders`}
      columns={columns}
      rows={traders}
      rowKey={({ id }) => String(id)}
    />
  )
}
