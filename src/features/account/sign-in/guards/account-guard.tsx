import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useConnection } from 'wagmi'
import { messageFor } from '../../../../api/errors.ts'
import { shortAddress } from '../../../../lib/numbers/format.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { WalletWait } from '../../../../wallet/wallet-wait.tsx'
import { isSameAddress } from '../../../../wallet/address.ts'
import { useAuth } from '../auth.ts'
import { useSignIn } from '../use-sign-in.ts'

/** The wallet shows another account than the signed-in one: asks the person which one is meant. */
export function AccountGuard() {
  const { state, signOut } = useAuth()
  const connection = useConnection()
  const [stayedBeside, setStayedBeside] = useState<string>()
  const { step, error, start } = useSignIn()
  if (state.status !== 'in' || connection.status !== 'connected') return null
  const { address, connector } = connection
  if (isSameAddress(address, state.login.address) || stayedBeside === address) return null
  return (
    <Dialog
      open
      locked
      size="md"
      onOpenChange={() => {}}
      title={t`Your wallet switched accounts`}
      description={t`You are signed in as ${shortAddress(state.login.address)}; ${connector.name} now shows ${shortAddress(address)}. Switch back in the wallet to go on as before, or choose here. Running sessions go on either way.`}
      actions={
        <>
          <Button variant="quiet" onClick={() => void signOut()}>{t`Sign out`}</Button>
          <Button onClick={() => setStayedBeside(address)}>
            <Trans>Stay as {shortAddress(state.login.address)}</Trans>
          </Button>
          <Button variant="primary" pending={step !== 'idle'} onClick={() => start(connector)}>
            <Trans>Sign in as {shortAddress(address)}</Trans>
          </Button>
        </>
      }
    >
      <WalletWait />
      {error !== null && <p role="alert">{messageFor(error)}</p>}
    </Dialog>
  )
}
