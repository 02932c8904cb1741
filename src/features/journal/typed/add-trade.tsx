import { t } from '@lingui/core/macro'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { TypedDialog } from './lazy-dialog.ts'

/** For a trade of which no fills can be had. */
export function AddTrade() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={() => setOpen(true)}
      >{t`Add a trade`}</Button>
      {isOpen && (
        <Suspense>
          <TypedDialog trade={null} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
