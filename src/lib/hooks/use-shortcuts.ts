import { useEffect, useRef } from 'react'

/** By key: "1", "/", "?", "ArrowDown", "alt+r". Letters in lower case. Only arrows repeat while held. */
export type Shortcuts = Record<string, () => void>

/**
 * Keys for the whole page while the component is shown; not while something is typed or a dialog is open. In a
 * closed select a character is a shortcut, so that it does not choose an option by its first letter.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const isHeld = event.repeat && !event.key.startsWith('Arrow')
      if (event.defaultPrevented || isHeld || isTyping(event) || hasDialog()) return
      const act = current.current[shortcutOf(event)]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])
}

/** With Alt some systems type another character, so that the letter is read from the key itself. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): string {
  const { key, code, altKey } = event
  if (event.ctrlKey || event.metaKey) return ''
  if (altKey) return `alt+${code.replace(/^(Key|Digit)/, '').toLowerCase()}`
  return key.length === 1 ? key.toLowerCase() : key
}

const typedInto = 'textarea, [contenteditable], input:not([type=radio], [type=checkbox])'

function isTyping({ target, key }: KeyboardEvent): boolean {
  if (target instanceof HTMLSelectElement) return key.length > 1 || isOpen(target)
  return target instanceof Element && target.closest(typedInto) !== null
}

/** In browsers that cannot tell, the select keeps its keys. */
function isOpen(select: HTMLSelectElement): boolean {
  return !CSS.supports('selector(:open)') || select.matches(':open')
}

function hasDialog(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null
}
