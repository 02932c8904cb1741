import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { compare, multiply, round } from '../../../../../../contract/decimal.ts'
import { limits, type PreflightCheck } from '../../../../../../contract/sessions/session-starts.ts'
import { paths } from '../../../../../app/paths.ts'
import { formatMoney } from '../../../../../lib/numbers/format.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { LinkButton } from '../../../../../ui/form/link-button.tsx'
import { TestFunds } from './test-funds.tsx'
import type { NewSessionForm } from '../use-new-session.ts'

export interface PreflightFixProps {
  fix: NonNullable<PreflightCheck['fix']>
  form: NewSessionForm
  onApprove: () => void
  onRetry: () => void
}

/** A button that fixes a failed check, where a single press can. */
export function PreflightFix({ fix, form, onApprove, onRetry }: PreflightFixProps) {
  switch (fix) {
    case 'approve_agent':
    case 'approve_builder_fee':
      return <Button size="sm" onClick={onApprove}>{t`Approve`}</Button>
    case 'deposit':
      return <MoreFunds />
    case 'lower_budget':
      return <LowerBudget form={form} />
    case 'other_market': {
      const { vacant, setSymbol } = form
      if (vacant === undefined) return null
      return (
        <Button size="sm" onClick={() => setSymbol(vacant.symbol)}>
          {t`Use ${vacant.symbol}`}
        </Button>
      )
    }
    case 'close_position':
      return (
        <Link href={paths.settings()} asChild>
          <LinkButton href={paths.settings()} size="sm">{t`See positions`}</LinkButton>
        </Link>
      )
    case 'change_plan':
    case 'other_account':
      return null
    case 'retry':
      return <Button size="sm" onClick={onRetry}>{t`Check again`}</Button>
  }
}

function MoreFunds() {
  const deposit = paths.funds({ tab: 'deposit' })
  return (
    <>
      <TestFunds />
      <Link href={deposit} asChild>
        <LinkButton href={deposit} size="sm">{t`Deposit`}</LinkButton>
      </Link>
    </>
  )
}

/**
 * Lowers the budget to almost all that is free, which moves with open positions; if that is too little, suggests a
 * deposit.
 */
function LowerBudget({ form }: { form: NewSessionForm }) {
  const { free, setText } = form
  const most = free === null ? null : round(multiply(free, '0.99'), 0, 'down')
  if (most === null || compare(most, limits.budgetMinimum) < 0) {
    return <MoreFunds />
  }
  return (
    <Button size="sm" onClick={() => setText({ budget: most })}>
      {t`Lower to ${formatMoney(most, { places: 0 })}`}
    </Button>
  )
}
