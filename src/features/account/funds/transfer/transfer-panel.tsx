import type { TransferKind } from './check-typed-data.ts'
import { TransferEffects } from './transfer-effects.tsx'
import { TransferForm } from './transfer-form.tsx'
import { TransferReview } from './transfer-review.tsx'
import { UnderWay } from '../ledger/under-way.tsx'
import { useAccount } from '../use-account.ts'
import { useTransferForm } from './use-transfer-form.ts'

export interface TransferPanelProps {
  kind: TransferKind
}

/** A withdrawal or send: its form, its effects, and its progress. */
export function TransferPanel({ kind }: TransferPanelProps) {
  const account = useAccount()
  const form = useTransferForm(kind, account)
  return (
    <div className="grid grid-cols-1 gap-10 lg:grid-cols-2 lg:gap-14">
      <TransferForm kind={kind} form={form} />
      <div className="flex flex-col gap-10">
        <UnderWay transactions={account.latest} />
        <TransferEffects kind={kind} leaving={form.amount} account={account} />
      </div>
      {form.offer !== null && (
        <TransferReview kind={kind} offer={form.offer} account={account} form={form} />
      )}
    </div>
  )
}
