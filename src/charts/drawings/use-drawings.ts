import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { CandleChart } from '../candles/candle-chart.ts'
import type { DrawingKind } from './drawing.ts'
import type { DrawingEvent, DrawingMode } from './drawing-tool.ts'
import { drawingsOf } from './drawings-store.ts'

/** The drawings of a market on its chart, with actions on them. `onPrice` is called with a price pressed on the chart. */
export function useDrawings(
  chart: CandleChart | null,
  symbol: string,
  onPrice: ((price: number) => void) | undefined,
) {
  const store = drawingsOf(symbol)
  const drawings = useSyncExternalStore(store.subscribe, store.get)
  const [selected, select] = useState<string | null>(null)
  const [mode, arm] = useState<DrawingMode>(null)
  const current = drawings.find(({ id }) => id === selected) ?? null

  const hear = useEffectEvent((event: DrawingEvent) => {
    if (event.kind === 'selected') return select(event.id)
    if (event.kind === 'changed') return store.change(event.drawing)
    arm(null)
    if (event.kind === 'price') return onPrice?.(event.price)
    store.add(event.drawing)
    select(event.drawing.id)
  })
  useEffect(() => chart?.onDrawing((event) => hear(event)), [chart])
  useEffect(() => chart?.setDrawings(drawings, selected), [chart, drawings, selected])
  useEffect(() => chart?.armDrawing(mode), [chart, mode])

  function nudge(bars: number, hundredths: number): void {
    const moved = current && chart?.nudgedDrawing(current, bars, hundredths)
    if (moved) store.change(moved)
  }
  function remove(): void {
    if (selected !== null) store.remove(selected)
    select(null)
  }
  /** Returns whether the key was handled. */
  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    const by = event.shiftKey ? 10 : 1
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      if (!store.canUndo()) return false
      store.undo()
      return true
    }
    if (event.key === 'Escape' && (mode !== null || selected !== null)) {
      arm(null)
      select(null)
      return false
    }
    if (current === null || event.ctrlKey || event.metaKey || event.altKey) return false
    const acts: Record<string, () => void> = {
      Delete: remove,
      Backspace: remove,
      ArrowUp: () => nudge(0, by),
      ArrowDown: () => nudge(0, -by),
      ArrowLeft: () => nudge(-by, 0),
      ArrowRight: () => nudge(by, 0),
    }
    const act = acts[event.key]
    act?.()
    return act !== undefined
  })
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      if (press(event)) event.preventDefault()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])

  return {
    drawings,
    current,
    mode,
    canUndo: store.canUndo(),
    arm: (next: DrawingMode) => arm((now) => (now === next ? null : next)),
    place: (kind: DrawingKind) => chart?.placeDrawing(kind),
    undo: () => store.undo(),
    remove,
    /** Selects the next drawing, and the first one after the last. */
    selectNext: () => {
      const here = drawings.findIndex(({ id }) => id === selected)
      select(drawings[(here + 1) % drawings.length]?.id ?? null)
    },
  }
}

/** Whether the focus is where these keys have another meaning. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], [role=tab], [role=radio], [role=combobox], [role=dialog], [data-book-price]',
    ) !== null
  )
}
