import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { useShortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import { ClosedTrade } from './closed-trade.tsx'
import { Neighbours } from './neighbours.tsx'

export interface TradeDrawerProps {
  id: string
  /** The filters that the trade's own page keeps. */
  search: string
  /** The trades of the list, as far as they have come. */
  order: readonly string[]
  onGo: (id: string) => void
  onClose: () => void
}

/** A trade beside the list, which stays usable. J and K go through the list, Escape closes. */
export function TradeDrawer({ id, search, order, onGo, onClose }: TradeDrawerProps) {
  const panel = useRef<HTMLElement>(null)
  useShortcuts({ Escape: onClose })
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const close = (): void => {
    onClose()
    document.querySelector<HTMLElement>(`[data-trade-link="${CSS.escape(id)}"]`)?.focus()
  }
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t`Trade`}
      className="fixed top-14 right-0 bottom-0 z-30 flex w-144 max-w-full flex-col border-l border-line bg-page shadow-pop outline-none max-lg:w-full motion-safe:animate-appear"
    >
      <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-1">
        <Neighbours id={id} order={order} onGo={onGo} search={search} />
        <IconButton label={t`Close`} icon={<X aria-hidden className="size-4" />} onClick={close} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-5">
        <ClosedTrade id={id} level="h2" onGone={onClose} />
      </div>
    </aside>
  )
}
