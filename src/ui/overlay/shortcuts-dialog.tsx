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
      title="Keyboard shortcuts"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ShortcutList shortcuts={shortcuts} />
    </Dialog>
  )
}
