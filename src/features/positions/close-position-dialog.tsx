import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { multiply, subtract } from '../../../contract/decimal.ts'
import { closePosition } from '../../../contract/positions.ts'
import { messageFor } from '../../api/errors.ts'
import { apiMutation, invalidate } from '../../api/query.ts'
import { sessionData } from '../../api/session-data.ts'
import { usePrice } from '../../api/use-price.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { formatSize } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Money } from '../../ui/money.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Stat } from '../../ui/stat.tsx'
import { toast } from '../../ui/toast.ts'
import { livePnl, type OpenPosition } from './live-position.ts'

type Fraction = '0.25' | '0.5' | '1'

const fractions: { value: Fraction; label: string }[] = [
  { value: '0.25', label: '25%' },
  { value: '0.5', label: '50%' },
  { value: '1', label: '100%' },
]

export interface ClosePositionDialogProps extends OpenPosition {
  onDone: () => void
}

/** How much to close, before → after, and only then the button. Stale prices do not block it: it reduces risk. */
export function ClosePositionDialog({ position, budgetShare, onDone }: ClosePositionDialogProps) {
  const [fraction, setFraction] = useState<Fraction>('1')
  const client = useQueryClient()
  const price = usePrice(position.symbol)
  const close = useMutation(apiMutation(useSignedIn(), closePosition))
  const { id, side, symbol, size } = position
  const after = subtract(size, multiply(size, fraction))
  const part = multiply(livePnl(position, price?.mark ?? null, budgetShare).unrealized, fraction)

  function handleClose(): void {
    close.mutate(
      { params: { positionId: id }, body: { fraction: Number(fraction) } },
      {
        onSuccess: ({ result }) => {
          toast(outcomes[result](`${side} ${symbol}`))
          void invalidate(client, ...sessionData)
          onDone()
        },
      },
    )
  }

  return (
    <Dialog
      open
      locked={close.isPending}
      onOpenChange={onDone}
      title={`Close ${side} ${symbol}`}
      description="Sells or buys back at the market, never more than what is open."
      actions={
        <>
          <Button onClick={onDone}>Keep it</Button>
          <Button
            variant="danger"
            pending={close.isPending}
            pendingLabel="Closing"
            onClick={handleClose}
          >
            Close {fractions.find(({ value }) => value === fraction)?.label}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Segmented
          label="How much to close"
          value={fraction}
          options={fractions}
          onValueChange={setFraction}
        />
        <div className="flex gap-8">
          <Stat label="Size before → after">
            {formatSize(size)} → {formatSize(after)}
          </Stat>
          <Stat label="Realises about" note="before the fee">
            <Money value={part} signed />
          </Stat>
        </div>
        {close.error !== null && (
          <div role="alert">
            <Callout tone="danger" title="Not closed">
              {messageFor(close.error)}
            </Callout>
          </div>
        )}
      </div>
    </Dialog>
  )
}

const outcomes = {
  closed: (name: string) => ({ title: `Closed ${name}`, tone: 'success' as const }),
  partial: (name: string) => ({ title: `Closed part of ${name}`, tone: 'success' as const }),
  unknown: (name: string) => ({
    title: `Close of ${name} sent`,
    detail: 'The exchange has not confirmed it yet. It is asked until it does.',
    tone: 'warn' as const,
  }),
  failed: (name: string) => ({ title: `${name} was not closed`, tone: 'danger' as const }),
}
