import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useConfig, useConnection } from 'wagmi'
import { compare } from '../../../../../contract/decimal.ts'
import type { DecimalString, Hex } from '../../../../../contract/primitives.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/world.ts'
import { now } from '../../../../lib/clock.ts'
import { asAddress } from '../../../../wallet/chain-reads.ts'
import { isSaidNo } from '../../../../wallet/wallet-error.ts'
import { transferCall } from '../../../../wallet/erc20.ts'
import { sendTransaction } from '../../../../wallet/send-transaction.ts'
import { toUnits, usdcDecimals } from '../../../../wallet/units.ts'
import { useSigner } from '../../../../wallet/use-signer.ts'
import { readAmount } from '../amount.ts'
import { balancesQuery } from '../funds.queries.ts'
import { useKeptDeposits } from '../kept.ts'

/** The form of a deposit: what is typed, what stands in the way, and the transfer itself. */
export function useDeposit() {
  const viewer = useSignedIn()
  const { chain, minimums } = useWorld()
  const signer = useSigner(viewer.address)
  const { chainId } = useConnection()
  const client = useQueryClient()
  const { keepDeposit } = useKeptDeposits()
  const balancesOptions = balancesQuery(viewer, useConfig(), chain)
  const balances = useQuery(balancesOptions)
  const [text, setText] = useState('')

  const available = balances.data?.usdc ?? null
  const read = readAmount(text, { available, where: 'in your wallet' })
  const isLost = read.value !== null && compare(read.value, minimums.deposit) < 0
  const isElsewhere = !('blockedBy' in signer) && chainId !== chain.id
  const lacksGas =
    balances.data !== undefined && compare(balances.data.gas, balances.data.gasNeeded) < 0

  const send = useMutation({
    mutationFn: (amount: DecimalString) => {
      if ('blockedBy' in signer) throw new Error(signer.blockedBy)
      const data = transferCall(asAddress(chain.bridge), toUnits(amount, usdcDecimals))
      const keep = (txHash: Hex): void => keepDeposit({ txHash, amount, at: now() })
      return sendTransaction(signer, { to: asAddress(chain.usdc), data }, keep)
    },
    onSuccess: (txHash, amount) => {
      keepDeposit({ txHash, amount, at: now() })
      setText('')
    },
    onSettled: () => client.invalidateQueries({ queryKey: balancesOptions.queryKey }),
  })

  return {
    text,
    setText: (next: string) => {
      send.reset()
      setText(next)
    },
    amount: read.value,
    amountError: read.value === null ? (read.error ?? undefined) : undefined,
    isLost,
    balances,
    isElsewhere,
    lacksGas,
    walletBlockedBy: 'blockedBy' in signer ? signer.blockedBy : undefined,
    blockedBy: firstOf(
      'blockedBy' in signer && signer.blockedBy,
      isElsewhere && `Your wallet is on another network than ${chain.name}`,
      balances.data === undefined && 'Your wallet’s balance is not known yet',
      lacksGas && 'Your wallet has too little ETH to pay for gas',
      read.value === null && (read.error ?? 'Enter an amount'),
      isLost && `Less than ${minimums.deposit} USDC would be lost`,
    ),
    isSending: send.isPending,
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
