import { t } from '@lingui/core/macro'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { cx } from '../../lib/cx.ts'
import { DoubtNotice } from '../doubt-notice.tsx'
import { IconButton } from '../form/icon-button.tsx'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One sentence below the title, read together with it. */
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** Can be left only by its buttons, while something is in progress. */
  locked?: boolean
  size?: 'sm' | 'md'
  /** Gets the focus when it opens; by default the first control of its content. */
  initialFocus?: RefObject<HTMLElement | null>
}

/** Centred in a wide window; a sheet from below in a narrow one. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions, locked = false } = props
  const returnFocus = useReturnFocus(open)
  return (
    <Base.Root open={open} onOpenChange={(next) => (locked ? undefined : onOpenChange(next))}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={props.initialFocus}
          finalFocus={returnFocus}
          className={popup(props.size ?? 'sm')}
        >
          <header className="pt-5 pr-14 pl-6">
            <div className="flex flex-col gap-1">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="text-muted">{description}</Base.Description>
              )}
            </div>
          </header>
          {children !== undefined && <Content>{children}</Content>}
          <DoubtNotice className="mx-6 mt-4 block rounded-sm border-l-2 border-l-warn bg-warn-soft px-3 py-2" />
          <footer className="flex flex-col-reverse gap-2 px-6 pt-6 pb-6 sm:flex-row sm:justify-end">
            {actions}
          </footer>
          {!locked && (
            <Base.Close
              render={<IconButton label={t`Close`} icon={<X className="size-4" />} size="sm" />}
              className="absolute! top-5 right-4"
            />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Content that does not fit scrolls, and is then focusable, so that the keyboard can scroll it. */
function Content({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    setScrolls(element.scrollHeight > element.clientHeight + 1)
  }, [children])
  return (
    <div
      ref={ref}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls.
      tabIndex={scrolls ? 0 : undefined}
      className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 -outline-offset-2!"
    >
      {children}
    </div>
  )
}

/**
 * Returns the focus to where it was. The library would move on to the first control inside an element that Tab does
 * not reach, such as the page after a click beside its controls: the next key would act on that control.
 */
function useReturnFocus(open: boolean): () => boolean {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement
  }, [open])
  return () => {
    const element = before.current
    // When the button that opened it is gone, the page gets the focus.
    const next = element?.isConnected === true ? element : document.getElementById('main')
    if (!(next instanceof HTMLElement) || next.tabIndex >= 0) return true
    next.focus({ preventScroll: true })
    return false
  }
}

function popup(size: 'sm' | 'md'): string {
  return cx(
    'fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col border border-line bg-surface text-text shadow-pop outline-none transition-[opacity,translate] duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0',
    'inset-x-0 bottom-0 rounded-t-lg pb-[env(safe-area-inset-bottom)] data-starting-style:translate-y-4',
    'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg sm:data-starting-style:translate-y-[calc(-50%+0.5rem)]',
    size === 'sm' ? 'sm:w-112' : 'sm:w-160 sm:max-w-[calc(100vw-3rem)]',
  )
}
