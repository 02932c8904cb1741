import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useConfig, useConnection, useConnectors, type Connector } from 'wagmi'
import { messageFor } from '../../../api/errors.ts'
import { shortAddress } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { reopenWallet } from '../../../wallet/connect.ts'
import { WalletWait } from '../../../wallet/wallet-wait.tsx'
import { isRejection } from '../../../wallet/wallet-error.ts'
import { useAuth } from './auth.ts'

/**
 * The wallet has locked itself or disconnected from this page. The sign-in stays; a notice says so, and everything
 * continues when the same account is back.
 */
export function WalletNotice() {
  const { state, signOut } = useAuth()
  const config = useConfig()
  const { status } = useConnection()
  const wallet = useLastWallet()
  const reopen = useMutation({ mutationFn: (last: Connector) => reopenWallet(config, last) })
  const { reset } = reopen
  const isGone = state.status === 'in' && (status === 'disconnected' || reopen.isPending)
  useEffect(() => {
    if (!isGone) reset()
  }, [isGone, reset])
  if (!isGone) return null
  return (
    <section aria-label={t`Wallet`} className="border-b border-warn bg-warn-soft py-2 text-sm">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2 px-4 sm:px-6">
        <output className="min-w-0 flex-1 basis-72 text-pretty">
          <Trans>
            <strong className="font-medium">
              {wallet?.name ?? t`Your wallet`} is locked or not connected.
            </strong>{' '}
            You stay signed in as {shortAddress(state.login.address)}. Only what needs its signature
            waits: unlock it to go on.
          </Trans>
        </output>
        <div className="flex gap-2">
          <Button size="sm" variant="quiet" onClick={() => void signOut()}>{t`Sign out`}</Button>
          {wallet !== undefined && (
            <Button size="sm" pending={reopen.isPending} onClick={() => reopen.mutate(wallet)}>
              <Trans>Open {wallet.name}</Trans>
            </Button>
          )}
        </div>
        {reopen.error !== null && !isRejection(reopen.error) && (
          <p role="alert" className="basis-full">
            {messageFor(reopen.error)}
          </p>
        )}
      </div>
      <div className="mx-auto max-w-7xl px-4 sm:px-6">
        <WalletWait />
      </div>
    </section>
  )
}

/** The wallet that was last connected in this browser, if it is installed. */
function useLastWallet(): Connector | undefined {
  const { storage } = useConfig()
  const current = useConnection().connector?.id
  const connectors = useConnectors()
  const [last, setLast] = useState<string>()
  if (current !== undefined && current !== last) setLast(current)
  useEffect(() => {
    void Promise.resolve(storage?.getItem('recentConnectorId')).then((kept) => {
      setLast((known) => known ?? kept ?? undefined)
    })
  }, [storage])
  return connectors.find(({ id }) => id === last)
}
