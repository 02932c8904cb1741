import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { testRobustness } from '../../../../contract/lab/sweeps.ts'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import { apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Refusal } from '../refusal.tsx'

type Robustness = OutputOf<typeof testRobustness>

/** What the same trades would have come to in other orders: how much of the result was their order. */
export function RobustnessPart({ run }: { run: Backtest }) {
  const test = useMutation(apiMutation(useSignedIn(), testRobustness))
  const isEmpty = (run.total_trades ?? 0) === 0
  return (
    <section aria-label={t`Its trades in other orders`} className="flex flex-col gap-3">
      <h2 className="label">{t`Its trades in other orders`}</h2>
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`Draws as many trades as it made, 1,000 times, each time at random and with repetition (bootstrap). What is far apart below is luck: of the order, or of a few trades.`}
      </p>
      {test.data === undefined ? (
        <Button
          size="sm"
          className="self-start"
          pending={test.isPending}
          disabledReason={isEmpty ? t`It made no trades` : undefined}
          onClick={() => test.mutate({ params: { id: run.id } })}
        >{t`Reorder its trades`}</Button>
      ) : (
        <Spreads robustness={test.data} run={run} />
      )}
      <Refusal title={t`It was not reordered`} error={test.error} />
    </section>
  )
}

function Spreads({ robustness, run }: { robustness: Robustness; run: Backtest }) {
  const { orders, net_pnl: net, max_drawdown: fall, loss_share } = robustness
  const money = (value: number | null): ReactNode =>
    value === null ? '–' : <Money value={value} signed />
  const percent = (value: number | null): ReactNode =>
    value === null ? '–' : <Percent value={value} signed />
  const rows = [
    { name: t`5% were worse than`, net: net.p5, fall: fall.p5 },
    { name: t`In the middle`, net: net.p50, fall: fall.p50 },
    { name: t`5% were better than`, net: net.p95, fall: fall.p95 },
    { name: t`This run`, net: run.net_pnl, fall: run.max_drawdown },
  ]
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <p>
        {t`Of ${formatNumber(orders, { places: 0 })} orders ${formatPercent(100 * loss_share, { places: 0 })} lose money.`}
      </p>
      <table className="w-full max-w-xl text-right">
        <caption className="sr-only">{t`Its trades in other orders`}</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col">
              <span className="sr-only">{t`Figure`}</span>
            </th>
            <th scope="col" className="h-8 font-medium">{t`Net`}</th>
            <th scope="col" className="h-8 font-medium">{t`Deepest fall`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="h-8 text-left font-normal text-muted">
                {row.name}
              </th>
              <td>{money(row.net)}</td>
              <td>{percent(row.fall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="max-w-[70ch] text-xs text-pretty text-muted">
        {t`Falls are measured at the ends of trades here: those of the run itself, which include open losses, can be deeper.`}
      </p>
    </div>
  )
}
