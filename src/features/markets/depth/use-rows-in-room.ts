import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The number of rows of this height that fit into the element, at most `most`; `most` until it is measured. */
export function useRowsInRoom(
  rowHeight: number,
  most: number,
): { ref: RefObject<HTMLDivElement | null>; rows: number } {
  const ref = useRef<HTMLDivElement>(null)
  const [rows, setRows] = useState(most)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = (): void => {
      const fit = Math.floor(element.clientHeight / rowHeight)
      setRows(Math.max(1, Math.min(most, fit)))
    }
    measure()
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    return () => watching.disconnect()
  }, [rowHeight, most])
  return { ref, rows }
}
