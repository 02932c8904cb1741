import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

export interface RowsInViewOptions {
  keys: readonly string[]
  /** Px, until it is measured. */
  rowHeight: number
  /** Up to this number all rows are drawn. */
  fewRows: number
}

/** What the rows scroll in, null for the page, and the px above them in it. */
interface Place {
  scroller: HTMLElement | null
  top: number
}

const beyond = 6

/** The rows in view of a long list, on the page or in a part that scrolls by itself, and the px above and below them. */
export function useRowsInView<Body extends HTMLElement>({
  keys,
  rowHeight,
  fewRows,
}: RowsInViewOptions) {
  const { body, place } = usePlace<Body>()
  const scroller = place?.scroller ?? null
  const isLong = keys.length > fewRows
  const options = {
    count: keys.length,
    estimateSize: () => rowHeight,
    getItemKey: (index: number) => keys[index] ?? index,
    overscan: beyond,
    scrollMargin: place?.top ?? 0,
    // Rows beyond the view are there already: drawing the next ones need not hold up the scroll.
    useFlushSync: false,
  }
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised that takes its functions.
  const onPage = useWindowVirtualizer<HTMLElement>({
    ...options,
    enabled: isLong && place !== null && scroller === null,
  })
  const inPart = useVirtualizer<HTMLElement, HTMLElement>({
    ...options,
    enabled: isLong && scroller !== null,
    getScrollElement: () => scroller,
  })
  if (!isLong) {
    const rows = keys.map((_, index) => index)
    return { body, measure: undefined, above: 0, below: 0, rows, scrollTo: undefined }
  }
  const { measureElement, items, end, scrollTo } =
    scroller === null ? readOf(onPage) : readOf(inPart)
  const top = options.scrollMargin
  return {
    body,
    measure: measureElement,
    above: Math.max(0, (items[0]?.start ?? top) - top),
    below: Math.max(0, end - ((items.at(-1)?.end ?? top) - top)),
    rows: items.map(({ index }) => index),
    scrollTo,
  }
}

type Virtual =
  | ReturnType<typeof useWindowVirtualizer<HTMLElement>>
  | ReturnType<typeof useVirtualizer<HTMLElement, HTMLElement>>

function readOf(virtualizer: Virtual) {
  return {
    measureElement: virtualizer.measureElement,
    items: virtualizer.getVirtualItems(),
    end: virtualizer.getTotalSize(),
    scrollTo: (index: number) => virtualizer.scrollToIndex(index, { align: 'center' }),
  }
}

/** Unknown until the list is on the page. */
function usePlace<Body extends HTMLElement>() {
  const body = useRef<Body>(null)
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    const scroller = scrollerOf(body.current)
    const measure = (): void => {
      const within = scroller?.getBoundingClientRect().top ?? 0
      const scrolled = scroller?.scrollTop ?? window.scrollY
      const top = (body.current?.getBoundingClientRect().top ?? 0) - within + scrolled
      setPlace((before) => (before?.top === top ? before : { scroller, top }))
    }
    measure()
    // Anything that appears above the list moves it, and changes the height of what it is in.
    const observer = new ResizeObserver(measure)
    for (const part of scroller?.children ?? [document.body]) observer.observe(part)
    return () => observer.disconnect()
  }, [])
  return { body, place }
}

/** The nearest part that scrolls by itself. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let part = element?.parentElement ?? null; part; part = part.parentElement) {
    if (part === document.body) return null
    if (/auto|scroll/.test(getComputedStyle(part).overflowY)) return part
  }
  return null
}
