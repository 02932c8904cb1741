import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Address, DecimalString } from '../../../../../contract/primitives.ts'
import {
  sendUsdc,
  withdraw,
  type TransferAnswer,
  type TransferRoute,
} from '../../../../../contract/money/transfers.ts'
import type { TypedData } from '../../../../../contract/people/typed-data.ts'
import { isNotSent, isUndecided } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { refuseStale } from '../../../../api/acting/stale-signature.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { now } from '../../../../lib/clock.ts'
import { isRejection } from '../../../../wallet/wallet-error.ts'
import { signTypedData } from '../../../../wallet/sign.ts'
import { useSigner } from '../../../../wallet/use-signer.ts'
import { typedDataMismatch, type TransferKind } from './check-typed-data.ts'
import { fundsData } from '../funds.queries.ts'
import { useKeptTransfers } from '../kept.ts'

export interface TransferTerms {
  /** For a withdrawal. */
  route?: TransferRoute | undefined
  amount: DecimalString
  destination: Address
}

/** The server's offer: the cost of a transfer, and the data for the wallet to sign. */
export interface Offer extends TransferTerms {
  typedData: TypedData
  nonce: number
  fee: DecimalString
  youReceive: DecimalString
}

export type TransferStep = 'idle' | 'signing' | 'submitting'

/**
 * Two calls with a signature in between. The signature is kept until the server has decided: after a lost answer the
 * same one is sent again, and never a second one requested.
 */
export function useTransfer(kind: TransferKind) {
  const viewer = useSignedIn()
  const world = useWorld()
  const client = useQueryClient()
  const signer = useSigner(viewer.address)
  const { keepTransfer } = useKeptTransfers()
  const endpoint = kind === 'withdraw' ? withdraw : sendUsdc
  const ask = useMutation(apiMutation(viewer, endpoint))
  const [step, setStep] = useState<TransferStep>('idle')
  const [signed, setSigned] = useState<{ nonce: number; signature: string } | null>(null)

  const prepare = useMutation({
    mutationFn: async (terms: TransferTerms): Promise<Offer> => {
      const answer = await ask.mutateAsync({ body: terms })
      if (answer.status !== 'signature_required') throw unexpected()
      const { typedData, nonce, fee, youReceive } = answer
      const intended = { ...terms, kind, nonce }
      const mismatch = typedDataMismatch(typedData, intended, world, now())
      if (mismatch !== null) throw new TamperedOffer(mismatch)
      return { ...terms, typedData, nonce, fee, youReceive }
    },
  })

  const execute = useMutation({
    mutationFn: async (offer: Offer): Promise<Executed> => {
      if ('blockedBy' in signer) throw new Error(signer.blockedBy)
      const { amount, destination, route, nonce, typedData } = offer
      let signature = signed?.nonce === nonce ? signed.signature : undefined
      if (signature === undefined) {
        setStep('signing')
        signature = await signTypedData(signer, typedData)
        refuseStale(nonce)
        setSigned({ nonce, signature })
      }
      setStep('submitting')
      const answer = await ask.mutateAsync({
        body: { amount, destination, ...(route && { route }), nonce, signature },
      })
      if (answer.status === 'signature_required') throw unexpected()
      return answer
    },
    onSuccess: ({ transferId }) => keepTransfer({ id: transferId, at: now() }),
    onSettled: (_answer, error) => {
      setStep('idle')
      if (!isUndecided(error) && !isNotSent(error)) setSigned(null)
      return invalidate(client, ...fundsData)
    },
  })

  return {
    prepare: prepare.mutateAsync,
    isPreparing: prepare.isPending,
    prepareError: prepare.error,
    execute: execute.mutateAsync,
    executeError: isRejection(execute.error) ? null : execute.error,
    /** It may have been carried out: only the same signature may be sent again. */
    isInDoubt: isUndecided(execute.error),
    step,
    signerBlockedBy: 'blockedBy' in signer ? signer.blockedBy : undefined,
    reset: () => {
      prepare.reset()
      execute.reset()
    },
  }
}

export type Executed = Exclude<TransferAnswer, { status: 'signature_required' }>

/** The server asks for a signature that does not match the form. */
export class TamperedOffer extends Error {
  override readonly name = 'TamperedOffer'
}

function unexpected(): Error {
  return new Error(t`The server answered another question than it was asked. Nothing was signed.`)
}
