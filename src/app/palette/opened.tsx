import CommandPalette from './command-palette.tsx'
import type { KeyPart } from './key-part.ts'
import ShortcutSheet from './shortcut-sheet.tsx'

export default function Opened({ part, onClose }: { part: KeyPart; onClose: () => void }) {
  return part === 'palette' ? (
    <CommandPalette onClose={onClose} />
  ) : (
    <ShortcutSheet onClose={onClose} />
  )
}
