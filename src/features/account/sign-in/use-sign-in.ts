import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useConfig, type Connector } from 'wagmi'
import { useWorld } from '../../../api/exchange/world.ts'
import { useAuth } from './auth.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import type { WalletError } from '../../../wallet/wallet-error.ts'
import { wantsToStay } from './kept-sign-in.ts'
import { signIn, type SignInStep } from './sign-in.ts'
import { type SignInTerms, linkPort, signInPort } from './sign-in-port.ts'
import { codeToSend, useInvitation } from './use-invitation.ts'

interface Attempt {
  connector: Connector
  referralCode: string | undefined
  keep: boolean
}

function onElsewhere({ message }: WalletError): void {
  const title = t`You can sign in, but not trade yet`
  toast({ title, detail: message, tone: 'warn', duration: null })
}

/** Signs in with a wallet, or links it to who has signed in without one; `step` is the current step, `idle` when nothing is in progress. */
export function useSignIn() {
  const wallet = useConfig()
  const { chain } = useWorld()
  const auth = useAuth()
  const invitation = useInvitation()
  const [step, setStep] = useState<SignInStep | 'idle'>('idle')
  const unlinked = auth.state.status === 'unlinked' ? auth.state.person : null
  const portFor = (connector: Connector, terms: SignInTerms) => {
    const port = signInPort(wallet, connector, terms)
    return unlinked === null ? port : linkPort(port, unlinked)
  }
  const mutation = useMutation({
    mutationFn: ({ connector, referralCode, keep }: Attempt) =>
      signIn(portFor(connector, { chain, referralCode, keep, onElsewhere }), setStep),
    onSuccess: (login, { keep }) => {
      if (login !== null) auth.signIn(login, keep && unlinked === null)
    },
    onSettled: () => setStep('idle'),
  })
  return {
    step,
    connector: mutation.variables?.connector,
    error: mutation.error,
    start: (connector: Connector) =>
      mutation.mutate({ connector, referralCode: codeToSend(invitation), keep: wantsToStay() }),
    /** Tries again with the same wallet and without the invitation. */
    startUninvited: () => {
      auth.invitations.forget()
      const connector = mutation.variables?.connector
      if (connector !== undefined) {
        mutation.mutate({ connector, referralCode: undefined, keep: wantsToStay() })
      }
    },
  }
}
