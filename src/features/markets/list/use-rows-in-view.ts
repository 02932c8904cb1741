import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

/** Up to here all rows are drawn. */
const fewRows = 40
const rowHeight = { wide: 49, narrow: 129 }
const beyond = 12

/** Of a long table, the rows in view, and how much room those above and below take, in px. */
export function useRowsInView(keys: readonly string[]) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measured = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY
    setTop(measured)
  }, [])
  const isNarrow = typeof window !== 'undefined' && window.innerWidth < 768
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised that takes its functions.
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    enabled: keys.length > fewRows,
    estimateSize: () => (isNarrow ? rowHeight.narrow : rowHeight.wide),
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
