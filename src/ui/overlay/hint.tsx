import { useRef } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

interface HintProps {
  id: string
  /** Without it there is nothing but the content, which stays the same element and keeps its focus. */
  text: string | undefined
  children: ReactNode
  className?: string
}

const margin = 8

/**
 * A tooltip without a library: shows on hover and focus of its content. For the shell, where every kilobyte counts.
 * While hidden it takes no space, so that it does not widen the page.
 */
export function Hint({ id, text, children, className = '' }: HintProps) {
  const bubble = useRef<HTMLSpanElement>(null)
  /** Centred by CSS; moved when the window's edge would cut it off. */
  const keepInside = (): void => {
    const element = bubble.current
    if (!element) return
    element.style.translate = ''
    delete element.dataset.side
    const { left, right, top } = element.getBoundingClientRect()
    const over = right + margin - document.documentElement.clientWidth
    const push = Math.max(margin - left, over > 0 ? -over : 0)
    if (push !== 0) element.style.translate = `calc(-50% + ${push}px) 0`
    if (top < margin) element.dataset.side = 'below'
  }
  return (
    <span
      className={text === undefined ? 'contents' : cx('group/hint relative inline-flex', className)}
      onPointerEnter={keepInside}
      onFocus={keepInside}
    >
      {children}
      {text !== undefined && (
        <span
          ref={bubble}
          id={id}
          role="tooltip"
          className="pointer-events-none absolute bottom-full left-1/2 z-40 mb-2 hidden w-max max-w-72 -translate-x-1/2 rounded-md border border-line bg-raised px-2.5 py-1.5 text-left text-xs font-normal wrap-anywhere whitespace-normal text-text shadow-pop group-focus-within/hint:block group-hover/hint:block data-[side=below]:top-full data-[side=below]:bottom-auto data-[side=below]:mt-2"
        >
          {text}
        </span>
      )}
    </span>
  )
}
