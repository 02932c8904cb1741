import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useConfig, useConnection } from 'wagmi'
import { compare } from '../../../../../contract/decimal.ts'
import type { DecimalString, Hex } from '../../../../../contract/primitives.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { now } from '../../../../lib/clock.ts'
import { isSaidNo } from '../../../../wallet/wallet-error.ts'
import { useSigner } from '../../../../wallet/use-signer.ts'
import { readAmount } from '../amount.ts'
import { balancesQuery, depositFeeQuery } from '../funds.queries.ts'
import { useKeptDeposits } from '../kept.ts'
import { permittedFee } from './cctp-fee.ts'
import { routesOf, type DepositRoute } from './deposit-routes.ts'
import { sendDeposit } from './send-deposit.ts'

/** The state of a deposit form: its values, what prevents it, and the transfer itself. */
export function useDeposit() {
  const viewer = useSignedIn()
  const world = useWorld()
  const { chain, minimums, cctp } = world
  const signer = useSigner(viewer.address)
  const { chainId } = useConnection()
  const client = useQueryClient()
  const { keepDeposit } = useKeptDeposits()
  const routes = routesOf(world)
  const [chosen, setRoute] = useState<DepositRoute | undefined>(routes[0])
  const route = chosen ?? 'bridge'
  const isByCctp = route === 'cctp' && cctp !== undefined
  const token = isByCctp ? { ...chain, usdc: cctp.usdc } : chain
  const balancesOptions = balancesQuery(viewer, useConfig(), token, route)
  const balances = useQuery(balancesOptions)
  const circle = useQuery({ ...depositFeeQuery(viewer), enabled: isByCctp })
  const [text, setText] = useState('')
  const [step, setStep] = useState<'signing' | 'sending'>('sending')

  const available = balances.data?.usdc ?? null
  const minimum = isByCctp ? cctp.minimumDeposit : minimums.deposit
  const read = readAmount(text, { available, where: t`in your wallet` })
  const isTooLittle = read.value !== null && compare(read.value, minimum) < 0
  const isElsewhere = !('blockedBy' in signer) && chainId !== chain.id
  const lacksGas =
    balances.data !== undefined && compare(balances.data.gas, balances.data.gasNeeded) < 0

  const send = useMutation({
    mutationFn: (amount: DecimalString) => {
      if ('blockedBy' in signer) throw new Error(signer.blockedBy)
      const keep = (txHash: Hex): void => keepDeposit({ txHash, amount, at: now() })
      const maxFee = cctp === undefined ? '0' : permittedFee(cctp, circle.data)
      return sendDeposit(
        signer,
        world,
        { route, amount, maxFee },
        { onStep: setStep, onLate: keep },
      )
    },
    onSuccess: (txHash, amount) => {
      keepDeposit({ txHash, amount, at: now() })
      setText('')
    },
    onSettled: () => client.invalidateQueries({ queryKey: balancesOptions.queryKey }),
  })

  function change(act: () => void): void {
    send.reset()
    act()
  }

  return {
    routes,
    route,
    setRoute: (next: DepositRoute) => change(() => setRoute(next)),
    minimum,
    text,
    setText: (next: string) => change(() => setText(next)),
    amount: read.value,
    amountError: read.value === null ? (read.error ?? undefined) : undefined,
    /** The bridge keeps it, and the exchange credits nothing. */
    isLost: isTooLittle && !isByCctp,
    balances,
    isElsewhere,
    lacksGas,
    walletBlockedBy: 'blockedBy' in signer ? signer.blockedBy : undefined,
    blockedBy: firstOf(
      'blockedBy' in signer && signer.blockedBy,
      isElsewhere && t`Your wallet is on another network than ${chain.name}`,
      balances.data === undefined && t`Your wallet’s balance is not known yet`,
      lacksGas && t`Your wallet has too little ETH to pay for gas`,
      read.value === null && (read.error ?? t`Enter an amount`),
      isTooLittle &&
        (isByCctp ? t`At least ${minimum} USDC` : t`Less than ${minimum} USDC would be lost`),
    ),
    isSending: send.isPending,
    step,
    error: send.error !== null && isSaidNo(send.error) ? null : send.error,
    send: () => {
      if (read.value !== null) send.mutate(read.value)
    },
  }
}

export type DepositForm = ReturnType<typeof useDeposit>

function firstOf(...reasons: (string | false)[]): string | undefined {
  return reasons.find((reason) => reason !== false) || undefined
}
