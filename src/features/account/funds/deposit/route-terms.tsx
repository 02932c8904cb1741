import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { depositFeeQuery } from '../funds.queries.ts'
import { ContractAddress } from './contract-address.tsx'
import { type CctpTerms as Terms, arrivalWords, feeWords } from './cctp-fee.ts'

/** Cost and duration of a deposit by Circle, shown before the wallet is asked. */
export function CctpTerms({ cctp, amount }: { cctp: Terms; amount: DecimalString | null }) {
  const { data: told } = useQuery(depositFeeQuery(useSignedIn()))
  return (
    <div className="flex flex-col gap-3">
      <dl className="flex flex-col">
        <Term label={t`Fee of Circle`}>{feeWords(cctp, told)}</Term>
        <Term label={t`Arrives on the exchange`}>{arrivalWords(cctp, told, amount)}</Term>
        <Term label={t`Usually takes`}>{t`one to two minutes`}</Term>
        <Term label={t`Your wallet asks for`}>{t`one signature, one transaction`}</Term>
      </dl>
      <ContractAddress
        label={t`Circle’s contract that takes it`}
        address={cctp.extension}
        name={t`contract address`}
      />
    </div>
  )
}

/** `isOlder`: there is a better route. */
export function BridgeTerms({ isOlder }: { isOlder: boolean }) {
  const { chain, minimums } = useWorld()
  return (
    <div className="flex flex-col gap-3">
      {isOlder && (
        <Callout tone="warn" title={t`The exchange is giving this route up`}>
          <Trans>
            It still works and costs nothing but gas. What is below {minimums.deposit} USDC is lost.
          </Trans>
        </Callout>
      )}
      <ContractAddress
        label={t`Bridge of the exchange on ${chain.name}`}
        address={chain.bridge}
        name={t`bridge address`}
      />
    </div>
  )
}

function Term({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 last:border-0">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
