import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

export interface RowsInViewOptions {
  keys: readonly string[]
  /** Px, until it is measured. */
  rowHeight: number
  /** Up to this number all rows are drawn. */
  fewRows: number
}

const beyond = 8

/** The rows in view of a long table, and the height in px of those above and below. */
export function useRowsInView<Body extends HTMLElement>({
  keys,
  rowHeight,
  fewRows,
}: RowsInViewOptions) {
  const body = useRef<Body>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = (): void =>
      setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    measure()
    // Anything that appears above the table moves it, and changes the page's height.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised that takes its functions.
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    enabled: keys.length > fewRows,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: beyond,
    scrollMargin: top,
  })
  if (keys.length <= fewRows) {
    return { body, measure: undefined, above: 0, below: 0, rows: keys.map((_, index) => index) }
  }
  const items = virtualizer.getVirtualItems()
  return {
    body,
    measure: virtualizer.measureElement,
    above: Math.max(0, (items[0]?.start ?? top) - top),
    below: Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)),
    rows: items.map(({ index }) => index),
  }
}
