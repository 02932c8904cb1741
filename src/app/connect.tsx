import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonProps } from '../ui/button.tsx'

const loadDialog = () => import('./connect-dialog.tsx')
const ConnectDialog = lazy(loadDialog)

/** Opens the list of wallets. Its code comes when the pointer or the focus does. */
export function Connect({
  label = 'Connect a wallet',
  ...look
}: { label?: string } & Pick<ButtonProps, 'size' | 'className'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        {...look}
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ConnectDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
