import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Kbd } from '../../../ui/overlay/kbd.tsx'

const shortcuts: { keys: string[]; does: string }[] = [
  { keys: ['1', '…', '6'], does: 'Interval, from 1m to 1d' },
  { keys: ['[', ']'], does: 'Previous and next market' },
  { keys: ['Shift', 'drag'], does: 'Measure: price, percent, bars, time' },
  { keys: ['M'], does: 'Measure with every drag, on and off' },
  { keys: ['Esc'], does: 'Take the measurement away' },
  { keys: ['G'], does: 'Go to a date' },
  { keys: ['Alt', 'R'], does: 'Back to the newest bars' },
  { keys: ['S'], does: 'Save a picture' },
  { keys: ['T'], does: 'Table instead of drawing, and back' },
  { keys: ['?'], does: 'This list' },
]

export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keyboard shortcuts"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <dl className="divide-y divide-line">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt className="order-2 flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
