import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { maximum, subtract } from '../../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import { Money } from '../../../../../ui/figures/money.tsx'
import { Percent } from '../../../../../ui/figures/percent.tsx'
import type { Draft } from '../draft.ts'
import type { Figures } from './figures.ts'

export interface PlanFiguresProps {
  draft: Draft
  /** Null when no plan fits; the lines stay. */
  figures: Figures | null
  /** USDC; null until known. */
  free: DecimalString | null
}

/** The engine's plan for the contract. */
export function PlanFigures({ draft: { contract }, figures, free }: PlanFiguresProps) {
  const money = (value: DecimalString | undefined): ReactNode =>
    value === undefined ? '—' : <Money value={value} />
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-6">
        <Line name={t`Leverage`}>{figures === null ? '—' : `${figures.plan.leverage}×`}</Line>
        <Line name={t`Reward to risk`}>
          {figures === null ? '—' : t`${figures.rewardToRisk} to 1`}
        </Line>
        <Line name={t`Take-profit`}>
          {figures === null ? '—' : <Percent value={figures.plan.takeProfitPct} />}
        </Line>
        <Line name={t`Stop`}>
          {figures === null ? '—' : <Percent value={figures.plan.stopLossPct} />}
        </Line>
        <Line name={t`Per position`}>{money(figures?.plan.budgetPerPosition)}</Line>
        <Line name={t`Notional`}>{money(figures?.notional)}</Line>
        <Line name={t`At most lost`}>{money(figures?.canLose)}</Line>
        <Line name={t`Left free`}>
          {money(free === null ? undefined : maximum(0, subtract(free, contract.budget)))}
        </Line>
      </dl>
      <p className="text-xs text-pretty text-muted">{t`Take-profit and stop are moves of the price from each entry; the notional is that of all positions. The session closes early enough that fees and usual slippage of closing stay inside the loss threshold. It is not a guarantee: a market that jumps can cost more.`}</p>
    </div>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-2 border-b border-line">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
