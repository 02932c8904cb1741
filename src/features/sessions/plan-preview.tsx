import type { ReactNode } from 'react'
import type { SessionContract } from '../../../engine/types.ts'
import { Callout } from '../../ui/callout.tsx'
import { Money } from '../../ui/money.tsx'
import { Percent } from '../../ui/percent.tsx'
import { Rail } from '../../ui/rail.tsx'
import type { Preview } from './preview.ts'

export interface PlanPreviewProps {
  symbol: string
  contract: SessionContract | null
  result: Preview | { refusal: string } | null
}

/** The contract on its rail and in numbers, while it is being typed. */
export function PlanPreview({ symbol, contract, result }: PlanPreviewProps) {
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-5">
      <h2 id="preview" className="text-base font-semibold">
        What this means
      </h2>
      {contract === null ? (
        <p className="text-muted">Fill in the form to see the plan.</p>
      ) : (
        <Rail
          size="lg"
          label={`${symbol} session preview`}
          budget={contract.budget}
          lossThreshold={contract.lossThresholdPct}
          profitTarget={contract.profitTargetPct}
        />
      )}
      {result !== null && 'refusal' in result && (
        <Callout tone="warn" title="No plan fits these numbers">
          {result.refusal}
        </Callout>
      )}
      {result !== null && 'plan' in result && <Numbers {...result} />}
    </section>
  )
}

function Numbers({ plan, notional, worstCase, rewardToRisk, target }: Preview) {
  return (
    <>
      <dl>
        <Line name="Leverage">{plan.leverage}×</Line>
        <Line name="Reward to risk">{rewardToRisk} to 1</Line>
        <Line name="Take-profit per position">
          <Percent value={plan.takeProfitPct} />
        </Line>
        <Line name="Stop per position">
          <Percent value={plan.stopLossPct} />
        </Line>
        <Line name="Budget per position">
          <Money value={plan.budgetPerPosition} />
        </Line>
        <Line name="Notional, all open">
          <Money value={notional} />
        </Line>
        <Line name="Target">
          <Money value={target} />
        </Line>
        <Line name="Worst case">
          <Money value={worstCase} />
        </Line>
      </dl>
      <p className="text-xs text-pretty text-muted">
        Take-profit and stop are moves of the price from each entry. The worst case is the loss
        threshold, fees both ways and 0.1% slippage. It is not a guarantee: a market that jumps can
        cost more.
      </p>
    </>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-0">
      <dt className="text-muted">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
