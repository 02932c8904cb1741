import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { Button } from '../../../ui/form/button.tsx'
import { ShareDialog } from './share-dialog.tsx'

/** Opens what shares a run as a link, or ends that. */
export function ShareButton({ run }: { run: Backtest }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {run.share_token === null ? t`Share` : t`Shared`}
      </Button>
      {isOpen && <ShareDialog run={run} onClose={() => setOpen(false)} />}
    </>
  )
}
