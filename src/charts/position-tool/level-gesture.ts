import { reach } from './planned-position.ts'

export interface LevelTarget<Level> {
  /** The level that a pointer at this height would grab. */
  levelAt: (y: number, within: number) => Level | null
  begin: (level: Level) => void
  /** Pixels from the element's top. */
  move: (level: Level, y: number) => void
  end: (level: Level) => void
  /** The drag was interrupted: restores the state before it. */
  cancel: (level: Level) => void
}

/** Lets levels be dragged; gets events before the chart's own scrolling. Returns a function that ends it. */
export function watchLevels<Level>(element: HTMLElement, target: LevelTarget<Level>): () => void {
  let held: { level: Level; pointer: number } | null = null
  const listening = new AbortController()
  const options = { capture: true, signal: listening.signal }
  const heightOf = (event: PointerEvent) => event.clientY - element.getBoundingClientRect().top
  const within = (event: PointerEvent) =>
    event.pointerType === 'mouse' ? reach.mouse : reach.touch

  element.addEventListener(
    'pointerdown',
    (event) => {
      // Shift+drag measures.
      if (event.button !== 0 || event.shiftKey || held !== null) return
      const level = target.levelAt(heightOf(event), within(event))
      if (level === null) return
      held = { level, pointer: event.pointerId }
      element.setPointerCapture(event.pointerId)
      event.stopPropagation()
      target.begin(level)
    },
    options,
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      if (held === null) {
        const isNear = target.levelAt(heightOf(event), within(event)) !== null
        element.toggleAttribute('data-level-near', isNear)
      } else if (event.pointerId === held.pointer) {
        event.stopPropagation()
        target.move(held.level, heightOf(event))
      }
    },
    options,
  )
  // While a level is dragged by touch the page does not scroll.
  element.addEventListener(
    'touchmove',
    (event) => {
      if (held !== null) event.preventDefault()
    },
    { ...options, passive: false },
  )
  const release = (event: PointerEvent, how: 'end' | 'cancel'): void => {
    if (event.pointerId !== held?.pointer) return
    const { level } = held
    held = null
    target[how](level)
  }
  element.addEventListener('pointerup', (event) => release(event, 'end'), options)
  element.addEventListener('pointercancel', (event) => release(event, 'cancel'), options)

  return () => {
    element.removeAttribute('data-level-near')
    listening.abort()
  }
}
