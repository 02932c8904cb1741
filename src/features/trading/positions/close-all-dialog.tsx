import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { add } from '../../../../contract/decimal.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { estimateClose, slippageWords } from '../../../lib/close-estimate.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { CloseAllRow } from './close-all-row.tsx'
import { closeBlockedBy, type OwnedPosition } from './live-position.ts'
import { useClose, type CloseAttempt } from './use-close.ts'
import { useMarks } from '../../../api/live/use-marks.ts'

export interface CloseAllDialogProps {
  items: readonly OwnedPosition[]
  onDone: () => void
}

const idle: CloseAttempt = { status: 'idle' }

/** Lists everything that it closes, closes one after the other, and shows each result. */
export function CloseAllDialog({ items, onDone }: CloseAllDialogProps) {
  // Listed once: a position that opens later is not closed by a button that did not list it.
  const [named] = useState(() => items.filter(({ position }) => !closeBlockedBy(position)))
  const [attempts, setAttempts] = useState<ReadonlyMap<string, CloseAttempt>>(new Map())
  const isRunning = useRef(false)
  const { fees } = useWorld()
  const marks = useMarks(named.map(({ position }) => position.symbol))
  const closeOf = useClose()
  const attemptOf = (id: string): CloseAttempt => attempts.get(id) ?? idle
  const left = named.filter(({ position }) => isLeft(attemptOf(position.id)))
  const isBusy = [...attempts.values()].some(({ status }) => status === 'closing')

  async function run(item: OwnedPosition, by: 'api' | 'browser'): Promise<void> {
    const { id } = item.position
    const set = (next: CloseAttempt): void => setAttempts((before) => new Map(before).set(id, next))
    set({ status: 'closing', by })
    const way = closeOf(item.position)
    set(await (by === 'api' ? way.close('1') : way.post('1')))
  }
  async function closeAll(): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    for (const item of left) await run(item, 'api')
    isRunning.current = false
  }

  const estimates = named.map(({ position }) => ({
    id: position.id,
    ...estimateClose(position, marks.get(position.symbol) ?? position.markPrice, fees),
  }))
  const hasBegun = attempts.size > 0
  const nets = [...attempts.values()].flatMap((attempt) =>
    attempt.status === 'done' && attempt.net !== null ? [attempt.net] : [],
  )
  return (
    <Dialog
      open
      size="md"
      locked={isBusy}
      onOpenChange={onDone}
      title={hasBegun ? t`Closing positions` : t`Close ${countOf(named.length)}?`}
      description={t`Each at the market, never more than what is open. Their sessions go on and may open new ones.`}
      actions={
        <>
          <Button onClick={onDone}>{hasBegun ? t`Done` : t`Keep them`}</Button>
          {left.length > 0 && (
            <Button
              variant="danger"
              pending={isBusy}
              pendingLabel={t`Closing`}
              onClick={() => void closeAll()}
            >
              {hasBegun ? t`Try ${countOf(left.length)} again` : t`Close ${countOf(named.length)}`}
            </Button>
          )}
        </>
      }
    >
      <ul aria-label={t`Positions to close`} aria-live="polite">
        {named.map((item) => (
          <CloseAllRow
            key={item.position.id}
            item={item}
            estimate={estimates.find(({ id }) => id === item.position.id)?.realises ?? '0'}
            attempt={attemptOf(item.position.id)}
            onPost={() => void run(item, 'browser')}
          />
        ))}
      </ul>
      {nets.length > 0 && (
        <p className="mt-4 flex flex-wrap items-baseline justify-between gap-2">
          <span className="text-muted">
            <Trans>{countOf(nets.length)} closed, together after fees</Trans>
          </span>
          <Money value={add('0', ...nets)} signed className="text-base font-medium" />
        </p>
      )}
      {!hasBegun && (
        <p className="mt-4 flex flex-wrap items-baseline justify-between gap-2">
          <span className="text-muted">
            <Trans>Together about, after fees and {slippageWords()}</Trans>
          </span>
          <Money
            value={add('0', ...estimates.map(({ realises }) => realises))}
            signed
            className="text-base font-medium"
          />
        </p>
      )}
    </Dialog>
  )
}

function isLeft({ status }: CloseAttempt): boolean {
  return status === 'idle' || status === 'failed' || status === 'closing'
}

function countOf(count: number): string {
  return t`${plural(count, { one: `1 position`, other: `# positions` })}`
}
