import { useEffect, useRef, useState } from 'react'
import { armingStep, type Arming, type ArmingEvent } from './arming.ts'

export interface ArmingOptions {
  canPlace: boolean
  /** A counter: a new number means that something was edited. */
  edits: number
  /** Settles once the server has answered. */
  place: () => Promise<unknown>
}

/** Enter arms and a second Enter places, Escape and every edit disarm; a button does the same for touch. */
export function useArming({ canPlace, edits, place }: ArmingOptions) {
  const [arming, setArming] = useState<Arming>('idle')
  const now = useRef(arming)

  function tell(event: ArmingEvent): void {
    const { next, places } = armingStep(now.current, event)
    now.current = next
    setArming(next)
    if (places) void place().finally(() => tell({ kind: 'answered' }))
  }
  const press = (): void => tell({ kind: 'press', canPlace })
  const escape = (): void => tell({ kind: 'escape' })

  useEffect(() => {
    tell({ kind: 'edit' })
    // oxlint-disable-next-line react/exhaustive-deps -- an edit is told once, when it happens
  }, [edits, canPlace])
  const keys = useRef({ press, escape })
  useEffect(() => {
    keys.current = { press, escape }
  })
  useEffect(() => {
    let focused: Element | null = null
    const handleFocus = ({ target }: FocusEvent): void => {
      focused = target instanceof Element ? target : null
    }
    const forget = (): void => {
      focused = null
    }
    const handle = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return
      if (event.key === 'Escape') keys.current.escape()
      // Within the form Enter submits it, and on a button it presses it.
      if (event.key !== 'Enter' || event.target !== document.body) return
      // Meant for what had the focus until the market took it off the page, such as a row of an ended trade.
      const isMeantForAnother = focused?.isConnected === false
      forget()
      if (!isMeantForAnother) keys.current.press()
    }
    window.addEventListener('focusin', handleFocus)
    window.addEventListener('pointerdown', forget)
    window.addEventListener('keydown', handle)
    return () => {
      window.removeEventListener('focusin', handleFocus)
      window.removeEventListener('pointerdown', forget)
      window.removeEventListener('keydown', handle)
    }
  }, [])

  return { arming, press, escape }
}
