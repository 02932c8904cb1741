import { useEffect, type RefObject } from 'react'

/**
 * Reports the pointer or the focus inside an element that is not a control: an addition for those who can point,
 * never required. Keep the callbacks stable between renders.
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
