export interface MeasureTarget {
  /** Pixels from the element's top left. */
  begin: (x: number, y: number) => void
  move: (x: number, y: number) => void
  /** The drag has ended; its result stays. */
  end: () => void
  clear: () => void
}

export interface MeasureGesture {
  /** While on, every drag measures, for touch screens without Shift. */
  arm: (armed: boolean) => void
  stop: () => void
}

/** Shift+drag measures; a press elsewhere or Escape removes the result. Gets events before the chart's own dragging. */
export function watchMeasure(element: HTMLElement, target: MeasureTarget): MeasureGesture {
  let armed = false
  let pointer: number | null = null
  const listening = new AbortController()
  const options = { capture: true, signal: listening.signal }
  const at = (event: PointerEvent): [number, number] => {
    const { left, top } = element.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return
      if (!event.shiftKey && !armed) return target.clear()
      pointer = event.pointerId
      element.setPointerCapture(pointer)
      target.begin(...at(event))
    },
    options,
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId === pointer) target.move(...at(event))
    },
    options,
  )
  for (const ending of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(
      ending,
      (event) => {
        if (event.pointerId !== pointer) return
        pointer = null
        target.end()
      },
      options,
    )
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') target.clear()
    },
    { signal: listening.signal },
  )

  return {
    arm(next) {
      armed = next
      element.style.touchAction = next ? 'none' : ''
    },
    stop: () => listening.abort(),
  }
}
