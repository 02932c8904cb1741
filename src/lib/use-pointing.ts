import { useEffect, type RefObject } from 'react'

/**
 * The pointer or the focus inside an element that is no control itself: pointing is a help for those who can, and asks
 * nothing of those who cannot. Keep the callbacks stable between renders.
 */
export function usePointing(
  frame: RefObject<HTMLElement | null>,
  onPoint: (event: Event) => void,
  onLeave: () => void,
): void {
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const listening = new AbortController()
    const { signal } = listening
    for (const event of ['pointerover', 'focusin'])
      element.addEventListener(event, onPoint, { signal })
    for (const event of ['pointerleave', 'focusout'])
      element.addEventListener(event, onLeave, { signal })
    return () => listening.abort()
  }, [frame, onPoint, onLeave])
}
