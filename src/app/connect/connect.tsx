import { t } from '@lingui/core/macro'
import { Suspense, useState } from 'react'
import { preload } from '../../lib/load-code.ts'
import { Button, type ButtonProps } from '../../ui/form/button.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'

const loadDialog = () => import('./connect-dialog.tsx')
const ConnectDialog = lazyPart(loadDialog, {
  look: 'floating',
  get name() {
    return t`The list of wallets`
  },
})

/** Opens the list of wallets. Its code is loaded when the pointer or the focus arrives. */
export function Connect({
  label = t`Connect a wallet`,
  ...look
}: { label?: string } & Pick<ButtonProps, 'size' | 'className'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        {...look}
        onPointerEnter={() => preload(loadDialog)}
        onFocus={() => preload(loadDialog)}
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
