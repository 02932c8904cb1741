import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { isZero, maximum, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import type { TransferKind } from './check-typed-data.ts'
import type { Account } from '../use-account.ts'
import { budgetEffect, liquidationEffects } from './withdrawal-effect.ts'

export interface TransferEffectsProps {
  kind: TransferKind
  /** USDC; null while no amount is typed. */
  leaving: DecimalString | null
  account: Account
}

/** The effects on the account, shown while the amount is typed. */
export function TransferEffects({ kind, leaving, account }: TransferEffectsProps) {
  const { withdrawable, free, budgets, net, markets } = account
  if (leaving === null || withdrawable === null || free === null) return null
  const budget = budgetEffect(withdrawable, free, budgets, leaving)
  const liquidations = net === undefined ? [] : liquidationEffects(net, leaving, markets)
  const verb = kind === 'withdraw' ? t`withdrawal` : t`transfer`
  return (
    <section aria-labelledby="effects-heading" className="flex flex-col gap-3">
      <h2 id="effects-heading" className="text-base font-semibold">
        <Trans>What this {verb} changes</Trans>
      </h2>
      <dl className="flex flex-col">
        <Change label={t`Available`} before={withdrawable} after={budget.left} />
        <Change label={t`Free for new sessions`} before={free} after={freeAfter(free, leaving)} />
      </dl>
      {budgets.length > 0 && isZero(budget.short) && (
        <p className="text-pretty text-muted">
          <Trans>
            Running sessions were promised <Money value={budget.promised} />;{' '}
            <Money value={budget.stillNeeded} /> of it is not in positions yet and stays available.
          </Trans>
        </p>
      )}
      {!isZero(budget.short) && (
        <Callout tone="warn" title={t`Running sessions count on this money`}>
          <Trans>
            They were promised <Money value={budget.promised} />, and{' '}
            <Money value={budget.stillNeeded} /> of it is not in positions yet. After this they lack{' '}
            <Money value={budget.short} />: their next entries will be refused.
          </Trans>
        </Callout>
      )}
      {liquidations.length > 0 && (
        <>
          <dl className="flex flex-col">
            {liquidations.map(({ symbol, isLong, before, after }) => (
              <Row
                key={symbol}
                label={isLong ? t`Long ${symbol}, liquidation` : t`Short ${symbol}, liquidation`}
              >
                {before === null ? t`none` : <Price value={before} />} →{' '}
                {after === null ? t`none` : <Price value={after} />}
              </Row>
            ))}
          </dl>
          <p className="text-xs text-pretty text-muted">{t`All of the account stands behind open positions: every dollar that leaves moves the prices at which they are liquidated closer. Estimated at the mark.`}</p>
        </>
      )}
    </section>
  )
}

function freeAfter(free: DecimalString, leaving: DecimalString): DecimalString {
  return maximum(0, subtract(free, leaving))
}

function Change(props: { label: string; before: DecimalString; after: DecimalString }) {
  return (
    <Row label={props.label}>
      <Money value={props.before} /> → <Money value={props.after} className="font-medium" />
    </Row>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 last:border-0">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
