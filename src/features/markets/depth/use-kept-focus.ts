import { useLayoutEffect, useRef, type FocusEvent } from 'react'

/**
 * A price leaves the book while it has the focus: the nearest one of its side then gets it. It would be the page's
 * otherwise, where Enter means another thing.
 */
export function useKeptFocus() {
  const held = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const gone = held.current
    if (gone === null || gone.isConnected || document.activeElement !== document.body) return
    const { price, bookPrice: kind } = gone.dataset
    const left = [...document.querySelectorAll<HTMLElement>(`[data-book-price=${kind}]`)]
    const distance = (to: HTMLElement) => Math.abs(Number(to.dataset['price']) - Number(price))
    left.toSorted((one, other) => distance(one) - distance(other))[0]?.focus()
  })
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      held.current = target
    },
    onBlur: () => {
      held.current = null
    },
  }
}
