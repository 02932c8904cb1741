import { t } from '@lingui/core/macro'
import { Pencil, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import type { TradeDetail } from '../journal.queries.ts'
import { TypedDialog } from './lazy-dialog.ts'
import { useTypedTrades } from './use-typed-trades.ts'

export interface TypedActsProps {
  trade: TradeDetail
  /** The trade is deleted: its place is left. */
  onGone: () => void
}

/** What can be done with a trade that was typed, and with no other. */
export function TypedActs({ trade, onGone }: TypedActsProps) {
  const [isOpen, setOpen] = useState(false)
  const { remove, isDeleting } = useTypedTrades()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        icon={<Pencil aria-hidden className="size-3.5" />}
        onClick={() => setOpen(true)}
      >{t`Edit trade`}</Button>
      <Button
        size="sm"
        pending={isDeleting}
        icon={<Trash2 aria-hidden className="size-3.5" />}
        onClick={() => void remove(trade.id, onGone)}
      >{t`Delete trade`}</Button>
      {isOpen && (
        <Suspense>
          <TypedDialog trade={trade} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
