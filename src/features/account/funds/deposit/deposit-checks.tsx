import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useConnection } from 'wagmi'
import { round } from '../../../../../contract/decimal.ts'
import { messageFor } from '../../../../api/errors.ts'
import { askFaucet } from '../../../../api/exchange/exchange.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { isRejection } from '../../../../wallet/wallet-error.ts'
import { ensureChain } from '../../../../wallet/chain/ensure-chain.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { StatusDot } from '../../../../ui/feedback/status-dot.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import type { DepositForm } from './use-deposit.ts'

/** What a deposit needs of the wallet, each with the button that fixes it. */
export function DepositChecks({ form }: { form: DepositForm }) {
  const { chain, localnet } = useWorld()
  const { balances, isElsewhere, lacksGas, walletBlockedBy } = form
  return (
    <ul aria-label={t`What a deposit needs`} className="flex flex-col">
      <Check
        isGood={walletBlockedBy === undefined && !isElsewhere}
        label={t`Network`}
        action={isElsewhere && <SwitchNetwork />}
      >
        {walletBlockedBy ??
          (isElsewhere
            ? t`Your wallet is not on ${chain.name}`
            : t`Your wallet is on ${chain.name}`)}
      </Check>
      <Check
        isGood={balances.data !== undefined && !lacksGas}
        label={t`Gas`}
        action={localnet !== null && <Faucet localnetUrl={localnet.url} isUrgent={lacksGas} />}
      >
        {balances.data ? (
          <>
            <Trans>
              {round(balances.data.gas, 6, 'down')} ETH, a deposit takes up to{' '}
              {round(balances.data.gasNeeded, 6, 'up')}
            </Trans>
          </>
        ) : balances.error ? (
          messageFor(balances.error)
        ) : (
          <Skeleton className="h-4 w-40" />
        )}
      </Check>
    </ul>
  )
}

interface CheckProps {
  isGood: boolean
  label: string
  children: ReactNode
  action: ReactNode
}

function Check({ isGood, label, children, action }: CheckProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2 last:border-0">
      <div className="flex flex-wrap items-center gap-x-4">
        <span className="w-20">
          <StatusDot status={isGood ? 'ok' : 'bad'} label={label} />
        </span>
        <span className={isGood ? 'text-muted' : 'text-text'}>
          {children}
          <span className="sr-only">{isGood ? t`, good` : t`, in the way`}</span>
        </span>
      </div>
      {action}
    </li>
  )
}

function SwitchNetwork() {
  const { chain } = useWorld()
  const { connector } = useConnection()
  const change = useMutation({
    mutationFn: async () => {
      if (connector !== undefined) await ensureChain({ connector, chain })
    },
    onError: (error) => {
      if (isRejection(error)) return
      toast({ title: t`The network was not switched`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <Button size="sm" pending={change.isPending} onClick={() => change.mutate()}>
      <Trans>Switch to {chain.name}</Trans>
    </Button>
  )
}

/** Only on localnet: gives what a person would otherwise have to buy. */
function Faucet({ localnetUrl, isUrgent }: { localnetUrl: string; isUrgent: boolean }) {
  const viewer = useSignedIn()
  const { chain } = useWorld()
  const client = useQueryClient()
  // For all routes.
  const queryKey = ['chain', chain.id, viewer.address, 'balances']
  const faucet = useMutation({
    mutationFn: () => askFaucet(localnetUrl, viewer.address, 'chain'),
    onSuccess: () => client.invalidateQueries({ queryKey }),
    onError: (error) =>
      toast({ title: t`No test money`, detail: messageFor(error), tone: 'danger' }),
  })
  return (
    <Button
      size="sm"
      variant={isUrgent ? 'primary' : 'secondary'}
      pending={faucet.isPending}
      onClick={() => faucet.mutate()}
    >{t`Get test ETH and USDC`}</Button>
  )
}
