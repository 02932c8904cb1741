import { t } from '@lingui/core/macro'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { shortAddress } from '../../../../lib/numbers/format.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useConnection, useConnectors } from 'wagmi'
import { demoConnectorId } from '../../../../wallet/demo/demo-connector.ts'
import { WalletWait } from '../../../../wallet/wallet-wait.tsx'
import { useAuth } from '../auth.ts'
import { useSignIn } from '../use-sign-in.ts'
import { WalletList } from '../wallet-list.tsx'

/** The login has expired while the page was open. The page stays below, with everything that was typed. */
export function SignInAgain() {
  const { state, signOut } = useAuth()
  const { step, connector, error, start } = useSignIn()
  const { connector: connected } = useConnection()
  const demo = useConnectors().find(({ id }) => id === demoConnectorId)
  if (state.status !== 'expired') return null
  const isDemo = connected !== undefined && connected.id === demoConnectorId
  return (
    <Dialog
      open
      locked
      onOpenChange={() => {}}
      title={t`Signed out`}
      description={t`Sign in again as ${shortAddress(state.login.address)} to go on where you are. Running sessions go on by themselves.`}
      actions={
        <>
          <Button onClick={() => void signOut()}>{t`Leave`}</Button>
          {isDemo && demo !== undefined && (
            <Button
              variant="primary"
              pending={step !== 'idle'}
              onClick={() => start(demo)}
            >{t`Sign in again`}</Button>
          )}
        </>
      }
    >
      {!isDemo && <WalletList busy={connector} step={step} onPick={start} />}
      <WalletWait />
      {error !== null && <p role="alert">{messageFor(error)}</p>}
    </Dialog>
  )
}
