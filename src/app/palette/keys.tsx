import { t } from '@lingui/core/macro'
import { Suspense, useEffect, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import type { KeyPart } from './key-part.ts'

const Opened = lazyPart(() => import('./opened.tsx'), {
  look: 'floating',
  get name() {
    return t`The commands`
  },
})

/** Ctrl or ⌘ and K, and ?, on every page. What they open is loaded on first use. */
export function Keys() {
  const [part, setPart] = useState<KeyPart | null>(null)
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const { key, target } = event
      const isCommand = event.ctrlKey || event.metaKey
      if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return
      if (isCommand && key.toLowerCase() === 'k') {
        event.preventDefault()
        setPart('palette')
      } else if (
        key === '?' &&
        !isCommand &&
        !(target as Element).closest?.('input,textarea,select')
      ) {
        // A page with a shortcut sheet of its own handles the key first.
        setTimeout(() => event.defaultPrevented || setPart('sheet'))
      }
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])
  return (
    part && (
      <Suspense fallback={null}>
        <Opened part={part} onClose={() => setPart(null)} />
      </Suspense>
    )
  )
}
