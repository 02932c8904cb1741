import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'

const loadDialog = () => import('./connect-dialog.tsx')
const ConnectDialog = lazy(loadDialog)

/** Opens the list of wallets. Its code comes when the pointer or the focus does. */
export function Connect() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => setIsOpen(true)}
      >
        Connect a wallet
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ConnectDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
