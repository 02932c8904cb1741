import { Button } from '../../ui/form/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { everywhere, ShortcutList, type Shortcut } from '../../ui/overlay/shortcut-list.tsx'

const ofPages: readonly Shortcut[] = [
  { keys: ['/'], does: 'On Markets: search' },
  { keys: ['↑', '↓'], does: 'On Markets: from market to market' },
  { keys: ['?'], does: 'On a chart: the keys of the chart' },
]

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keyboard shortcuts"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ShortcutList shortcuts={[...everywhere, ...ofPages]} />
    </Dialog>
  )
}
