import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { compare, absolute, isZero } from '../../../../contract/decimal.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { ToneIcon } from '../../../ui/feedback/tone-icon.tsx'
import type { Overview } from '../journal.queries.ts'

type Ledger = NonNullable<Overview['ledger']>

/** Whether the sum of the journal is the change of the exchange's ledger, to the cent. */
export function LedgerCheck({ ledger }: { ledger: Ledger }) {
  const { journal_sum, ledger_sum, open, outside, difference } = ledger
  const agrees = compare(absolute(difference), '0.005') < 0
  return (
    <p className="flex items-start gap-2 text-xs text-muted">
      <ToneIcon tone={agrees ? 'success' : 'warn'} />
      <span className="text-pretty">
        {agrees ? (
          <Trans>
            The journal agrees with the ledger: trades {formatMoney(journal_sum, { signed: true })},
            booked by the exchange {formatMoney(ledger_sum, { signed: true })}
          </Trans>
        ) : (
          <Trans>
            The journal and the ledger differ by {formatMoney(difference, { signed: true })}: trades{' '}
            {formatMoney(journal_sum, { signed: true })}, booked by the exchange{' '}
            {formatMoney(ledger_sum, { signed: true })}
          </Trans>
        )}
        {!isZero(open) && t`, of it ${formatMoney(open, { signed: true })} in open trades`}
        {!isZero(outside) && t`, ${formatMoney(outside, { signed: true })} traded elsewhere`}.
      </span>
    </p>
  )
}
