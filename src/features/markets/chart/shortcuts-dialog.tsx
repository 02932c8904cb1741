import { t } from '@lingui/core/macro'
import { everywhere, type Shortcut } from '../../../ui/overlay/shortcut-list.tsx'
import { ShortcutsDialog } from '../../../ui/overlay/shortcuts-dialog.tsx'

const shortcuts: readonly Shortcut[] = [
  {
    keys: ['1', '…', '6'],
    get does() {
      return t`Interval, from 1m to 1d`
    },
  },
  {
    keys: ['[', ']'],
    get does() {
      return t`Previous and next market`
    },
  },
  {
    keys: ['Shift', 'drag'],
    get does() {
      return t`Measure: price, percent, bars, time`
    },
  },
  {
    keys: ['M'],
    get does() {
      return t`Measure with every drag, on and off`
    },
  },
  {
    keys: ['Esc'],
    get does() {
      return t`Take the measurement away`
    },
  },
  {
    keys: ['G'],
    get does() {
      return t`Go to a date`
    },
  },
  {
    keys: ['Alt', 'R'],
    get does() {
      return t`Back to the newest bars`
    },
  },
  {
    keys: ['S'],
    get does() {
      return t`Save a picture`
    },
  },
  {
    keys: ['T'],
    get does() {
      return t`Table instead of drawing, and back`
    },
  },
]

export default function ChartShortcuts({ onClose }: { onClose: () => void }) {
  return <ShortcutsDialog shortcuts={[...shortcuts, ...everywhere]} onClose={onClose} />
}
