import { Suspense, useEffect, useState } from 'react'
import { shortcutOf } from '../../lib/use-shortcuts.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'

const CommandPalette = lazyPart(() => import('./command-palette.tsx'), {
  look: 'floating',
  name: 'The commands',
})
const ShortcutSheet = lazyPart(() => import('./shortcut-sheet.tsx'), {
  look: 'floating',
  name: 'The list of shortcuts',
})

/** Ctrl or ⌘ and K, and ?, on every page. */
export function Keys() {
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null)
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const isBusy = document.querySelector('[role=dialog], [role=alertdialog]') !== null
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !isBusy) {
        event.preventDefault()
        setOpen('palette')
      }
      if (shortcutOf(event) !== '?' || isBusy || isTyping(event.target)) return
      // A page with a sheet of its own answers first.
      setTimeout(() => {
        if (!event.defaultPrevented) setOpen('sheet')
      })
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])
  if (open === null) return null
  const Shown = open === 'palette' ? CommandPalette : ShortcutSheet
  return (
    <Suspense fallback={null}>
      <Shown onClose={() => setOpen(null)} />
    </Suspense>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}
