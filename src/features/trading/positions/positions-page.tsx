import { plural, t } from '@lingui/core/macro'
import { OctagonX } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { CloseAllDialog } from './close-all-dialog.tsx'
import { HandTrades } from './hand-trades.tsx'
import { closeBlockedBy, type OwnedPosition } from './live-position.ts'
import { OpenPositions } from './open-positions.tsx'
import { PositionsExport } from './positions-export.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

export function PositionsPage({ emptyAction }: { emptyAction: ReactNode }) {
  // Stored here, so that the results stay visible when nothing is open any more.
  const [closing, setClosing] = useState<readonly OwnedPosition[] | null>(null)
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Positions · Alura`}</title>
      <h1 className="text-xl font-semibold">{t`Positions`}</h1>
      <OpenPositions emptyAction={emptyAction}>
        {(items, table) => (
          <div className="flex flex-col gap-10">
            <div className="flex flex-col gap-3">
              {items.length > 0 && <Actions items={items} onCloseAll={() => setClosing(items)} />}
              {table}
            </div>
            {items.length > 0 && <WhatIfPanel items={items} />}
          </div>
        )}
      </OpenPositions>
      <HandTrades />
      {closing !== null && <CloseAllDialog items={closing} onDone={() => setClosing(null)} />}
    </div>
  )
}

interface ActionsProps {
  items: readonly OwnedPosition[]
  onCloseAll: () => void
}

function Actions({ items, onCloseAll }: ActionsProps) {
  const isClosable = items.some(({ position }) => closeBlockedBy(position) === undefined)
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">
        {t`${plural(items.length, { one: '1 position', other: '# positions' })} open`}
      </p>
      <div className="flex flex-wrap gap-2">
        <PositionsExport items={items} />
        <Button
          size="sm"
          variant="danger"
          icon={<OctagonX aria-hidden className="size-4" />}
          disabledReason={isClosable ? undefined : t`Nothing can be closed right now`}
          onClick={onCloseAll}
        >{t`Close all`}</Button>
      </div>
    </div>
  )
}
