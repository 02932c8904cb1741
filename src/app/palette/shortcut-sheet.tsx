import { t } from '@lingui/core/macro'
import { everywhere, type Shortcut } from '../../ui/overlay/shortcut-list.tsx'
import { ShortcutsDialog } from '../../ui/overlay/shortcuts-dialog.tsx'

const ofPages: readonly Shortcut[] = [
  {
    keys: ['/'],
    get does() {
      return t`On Markets: search`
    },
  },
  {
    keys: ['↑', '↓'],
    get does() {
      return t`On Markets: from market to market`
    },
  },
  {
    keys: ['?'],
    get does() {
      return t`On a chart: the keys of the chart`
    },
  },
  {
    get keys() {
      return [t`Ctrl or ⌘`, 'S']
    },
    get does() {
      return t`In the lab: save the program`
    },
  },
]

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return <ShortcutsDialog shortcuts={[...everywhere, ...ofPages]} onClose={onClose} />
}
