import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useConfig, type Connector } from 'wagmi'
import { useWorld } from '../../api/world.ts'
import { useAuth } from './auth.ts'
import { signIn, type SignInStep } from './sign-in.ts'
import { signInPort } from './sign-in-port.ts'

/** Signs in with a wallet; `step` says what is going on, `idle` when nothing is. */
export function useSignIn() {
  const wallet = useConfig()
  const world = useWorld()
  const auth = useAuth()
  const [step, setStep] = useState<SignInStep | 'idle'>('idle')
  const mutation = useMutation({
    mutationFn: (connector: Connector) =>
      signIn(signInPort(wallet, connector, world.chain.id), setStep),
    onSuccess: (login) => {
      if (login !== null) auth.signIn(login)
    },
    onSettled: () => setStep('idle'),
  })
  return { step, connector: mutation.variables, error: mutation.error, start: mutation.mutate }
}
