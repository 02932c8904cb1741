// The demo from nothing to ready: a wallet in this browser, test money, signed in, the agent approved.
import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useConfig } from 'wagmi'
import { compare } from '../../../contract/decimal.ts'
import { listSessions } from '../../../contract/sessions/sessions.ts'
import { getProfile } from '../../../contract/people/user.ts'
import { call } from '../../api/client.ts'
import { retryAfterMs } from '../../api/errors.ts'
import { askFaucet } from '../../api/exchange/exchange.ts'
import { useWorld } from '../../api/exchange/world.ts'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import { canStaySignedIn } from '../../features/account/sign-in/kept-sign-in.ts'
import { signIn } from '../../features/account/sign-in/sign-in.ts'
import { signInPort } from '../../features/account/sign-in/sign-in-port.ts'
import { codeToSend, useInvitation } from '../../features/account/sign-in/use-invitation.ts'
import { approvalPort } from '../../features/account/agent/approval-port.ts'
import { approveMissing } from '../../features/account/agent/approve.ts'
import { demoConnectorId } from '../../wallet/demo/demo-connector.ts'

export type DemoStep = 'wallet' | 'sign-in' | 'fund' | 'agent' | 'builder'
export const demoSteps: readonly DemoStep[] = ['wallet', 'sign-in', 'fund', 'agent', 'builder']

/**
 * Starts by itself, once, as soon as it is known who invited the person. `done` is there when a session can be
 * started; `isReturning`: one was started before.
 */
export function useDemo() {
  const { invitations } = useAuth()
  const invitation = useInvitation()
  const run = useRunDemo()
  const [step, setStep] = useState<DemoStep>('wallet')
  const mutation = useMutation({
    mutationFn: (referralCode: string | undefined) => run(setStep, referralCode),
  })
  const started = useRef(false)
  const { mutate } = mutation
  const isReady = invitation?.status !== 'checking'
  const referralCode = codeToSend(invitation)
  useEffect(() => {
    if (!isReady || started.current) return
    started.current = true
    mutate(referralCode)
  }, [isReady, referralCode, mutate])
  const { error } = mutation
  // Who is refused for now is let in when the server said, without pressing a button.
  useEffect(() => {
    const pauseMs = retryAfterMs(error)
    if (pauseMs === null) return undefined
    const timer = setTimeout(() => mutate(referralCode), pauseMs)
    return () => clearTimeout(timer)
  }, [error, mutate, referralCode])
  return {
    step,
    done: mutation.data,
    error,
    retry: () => mutate(referralCode),
    retryUninvited: () => {
      invitations.forget()
      mutate(undefined)
    },
  }
}

function useRunDemo() {
  const wallet = useConfig()
  const world = useWorld()
  const auth = useAuth()
  const client = useQueryClient()

  return async function run(
    onStep: (step: DemoStep) => void,
    referralCode: string | undefined,
  ): Promise<{ isReturning: boolean }> {
    const connector = wallet.connectors.find(({ id }) => id === demoConnectorId)
    if (connector === undefined || world.localnet === null) {
      throw new Error(t`The demo needs a simulated market. This server trades on a real network.`)
    }
    const login = await signIn(
      signInPort(wallet, connector, { chain: world.chain, referralCode, keep: canStaySignedIn }),
      (step) => onStep(step === 'connecting' ? 'wallet' : 'sign-in'),
    )
    if (login === null) throw new Error(t`The demo wallet did not sign`)
    onStep('fund')
    const { account } = await call(login, getProfile, {})
    if (compare(account.equity, world.minimums.budget) < 0) {
      await askFaucet(world.localnet.url, login.address)
    }
    onStep('agent')
    const port = approvalPort(
      client,
      login,
      { address: login.address, connector, chain: world.chain },
      world.exchange.url,
    )
    await approveMissing(port, (step) => onStep(step.approval === 'agent' ? 'agent' : 'builder'))
    const { items } = await call(login, listSessions, { query: { limit: '1' } })
    auth.signIn(login, canStaySignedIn)
    return { isReturning: items.length > 0 }
  }
}
