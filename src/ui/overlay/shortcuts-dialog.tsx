import { t } from '@lingui/core/macro'
import { Button } from '../form/button.tsx'
import { Dialog } from './dialog.tsx'
import { ShortcutList, type Shortcut } from './shortcut-list.tsx'

export interface ShortcutsDialogProps {
  shortcuts: readonly Shortcut[]
  onClose: () => void
}

/** Lists keyboard shortcuts. */
export function ShortcutsDialog({ shortcuts, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Keyboard shortcuts`}
      actions={<Button onClick={onClose}>{t`Close`}</Button>}
    >
      <ShortcutList shortcuts={shortcuts} />
    </Dialog>
  )
}
