import { everywhere, type Shortcut } from '../../../ui/overlay/shortcut-list.tsx'
import { ShortcutsDialog } from '../../../ui/overlay/shortcuts-dialog.tsx'

const shortcuts: readonly Shortcut[] = [
  { keys: ['1', '…', '6'], does: 'Interval, from 1m to 1d' },
  { keys: ['[', ']'], does: 'Previous and next market' },
  { keys: ['Shift', 'drag'], does: 'Measure: price, percent, bars, time' },
  { keys: ['M'], does: 'Measure with every drag, on and off' },
  { keys: ['Esc'], does: 'Take the measurement away' },
  { keys: ['G'], does: 'Go to a date' },
  { keys: ['Alt', 'R'], does: 'Back to the newest bars' },
  { keys: ['S'], does: 'Save a picture' },
  { keys: ['T'], does: 'Table instead of drawing, and back' },
]

export default function ChartShortcuts({ onClose }: { onClose: () => void }) {
  return <ShortcutsDialog shortcuts={[...shortcuts, ...everywhere]} onClose={onClose} />
}
