import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { absolute } from '../../../../../contract/decimal.ts'
import type { Transaction } from '../../../../../contract/money/transfers.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import { Address } from '../../../../ui/figures/address.tsx'
import { Age } from '../../../../ui/figures/age.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Stepper } from '../../../../ui/form/stepper.tsx'
import { exactUsdc } from '../amount.ts'
import { isUnderWay } from '../funds.queries.ts'
import { useKeptTransfers } from '../kept.ts'
import { statusWords } from './transaction-words.ts'
import { transferSteps } from '../transfer/transfer-steps.ts'

/** Withdrawals and sends in progress, and finished ones that the viewer has not dismissed yet. */
export function UnderWay({ transactions }: { transactions: readonly Transaction[] }) {
  const { transfers, dropTransfer } = useKeptTransfers()
  const kept = new Set(transfers.map(({ id }) => id))
  const shown = transactions.filter((item) => isUnderWay(item) || kept.has(item.id))
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="under-way-heading" className="flex flex-col gap-4">
      <h2 id="under-way-heading" className="text-base font-semibold">{t`On their way`}</h2>
      <ul className="flex flex-col gap-8">
        {shown.map((transfer) => (
          <li key={transfer.id}>
            <FollowedTransfer transfer={transfer} onDismiss={() => dropTransfer(transfer.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FollowedTransferProps {
  transfer: Transaction
  onDismiss: () => void
}

function FollowedTransfer({ transfer, onDismiss }: FollowedTransferProps) {
  const now = useNow(1_000)
  const { kind, amount, counterparty, at, txHash, status } = transfer
  const name = kind === 'send' ? t`Transfer` : t`Withdrawal`
  return (
    <article aria-label={name} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="font-medium">
            <Trans>
              {name} of {exactUsdc(absolute(amount))}
            </Trans>
          </span>
          {counterparty !== null && <Address address={counterparty} name={t`destination`} />}
          <Age at={at} className="text-xs text-muted" />
        </p>
        {!isUnderWay(transfer) && <Button size="sm" onClick={onDismiss}>{t`Dismiss`}</Button>}
      </header>
      <Stepper
        label={t`Progress of this ${name.toLowerCase()}`}
        steps={transferSteps(transfer, now)}
      />
      <output className="sr-only">{`${name} ${statusWords[status].word.toLowerCase()}`}</output>
      {txHash !== null && (
        <p className="flex flex-wrap items-center gap-x-2 text-muted">
          <Trans>
            Paid by <Address address={txHash} name={t`transaction hash`} />
          </Trans>
        </p>
      )}
    </article>
  )
}
