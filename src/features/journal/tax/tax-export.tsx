import { t } from '@lingui/core/macro'
import { FileText } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'

const TaxDialog = lazyPart(() => import('./tax-dialog.tsx'), {
  look: 'floating',
  get name() {
    return t`The files for taxes`
  },
})

/** A year's fills and closed positions, whatever the filters are. */
export function TaxExport() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        icon={<FileText aria-hidden className="size-3.5" />}
        onClick={() => setOpen(true)}
      >{t`For taxes`}</Button>
      {isOpen && (
        <Suspense>
          <TaxDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
