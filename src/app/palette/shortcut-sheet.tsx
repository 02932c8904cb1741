import { everywhere, type Shortcut } from '../../ui/overlay/shortcut-list.tsx'
import { ShortcutsDialog } from '../../ui/overlay/shortcuts-dialog.tsx'

const ofPages: readonly Shortcut[] = [
  { keys: ['/'], does: 'On Markets: search' },
  { keys: ['↑', '↓'], does: 'On Markets: from market to market' },
  { keys: ['?'], does: 'On a chart: the keys of the chart' },
]

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return <ShortcutsDialog shortcuts={[...everywhere, ...ofPages]} onClose={onClose} />
}
