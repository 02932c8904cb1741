import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { multiply, subtract } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { estimateClose, slippageWords } from '../../../lib/close-estimate.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { CloseFailure, PostedNote } from './close-outcome.tsx'
import { closeToasts } from './close-toasts.ts'
import type { OpenPosition } from './live-position.ts'
import { useClose, type CloseAttempt } from './use-close.ts'
import { nameOf } from './position-name.ts'

const fractions = [
  { value: '0.25', label: '25%' },
  { value: '0.5', label: '50%' },
  { value: '0.75', label: '75%' },
  { value: '1', label: '100%' },
] as const
type Fraction = (typeof fractions)[number]['value']

export interface ClosePositionDialogProps extends OpenPosition {
  onDone: () => void
}

/** Shows how much to close and its effect before the button. Stale prices do not block it, because it reduces risk. */
export function ClosePositionDialog({ position, onDone }: ClosePositionDialogProps) {
  const [fraction, setFraction] = useState<Fraction>('1')
  const [attempt, setAttempt] = useState<CloseAttempt>({ status: 'idle' })
  const way = useClose()(position)
  const { side, symbol } = position
  const isClosing = attempt.status === 'closing'

  async function run(by: 'api' | 'browser'): Promise<void> {
    setAttempt({ status: 'closing', by })
    const done = await (by === 'api' ? way.close(fraction) : way.post(fraction))
    if (done.status !== 'done') return setAttempt(done)
    toast(closeToasts[done.result](nameOf(position), done.net))
    onDone()
  }

  if (attempt.status === 'posted') {
    return (
      <Dialog
        open
        onOpenChange={onDone}
        title={side === 'long' ? t`Close long ${symbol}` : t`Close short ${symbol}`}
        actions={<Button variant="primary" onClick={onDone}>{t`Done`}</Button>}
      >
        <PostedNote symbol={symbol} fill={attempt.fill} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      locked={isClosing}
      onOpenChange={onDone}
      title={side === 'long' ? t`Close long ${symbol}` : t`Close short ${symbol}`}
      description={t`Sells or buys back at the market, never more than what is open.`}
      actions={
        <>
          <Button onClick={onDone}>{t`Keep it`}</Button>
          <Button
            variant="danger"
            pending={isClosing}
            pendingLabel={t`Closing`}
            onClick={() => void run('api')}
          >
            <Trans>Close {fractions.find(({ value }) => value === fraction)?.label}</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Segmented
          label={t`How much to close`}
          value={fraction}
          options={fractions}
          onValueChange={setFraction}
        />
        <BeforeAfter position={position} fraction={fraction} />
        {attempt.status === 'failed' && (
          <CloseFailure attempt={attempt} onPost={() => void run('browser')} />
        )}
      </div>
    </Dialog>
  )
}

interface BeforeAfterProps extends Pick<OpenPosition, 'position'> {
  fraction: DecimalString
}

function BeforeAfter({ position, fraction }: BeforeAfterProps) {
  const { fees } = useWorld()
  const price = usePrice(position.symbol)
  const mark = price?.mark ?? position.markPrice
  const { size } = position
  const after = subtract(size, multiply(size, fraction))
  const { realises, fee } = estimateClose(position, mark, fees, fraction)
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-4">
      <Stat label={t`Size`} note={t`before → after`}>
        {formatSize(size)} → {formatSize(after)}
      </Stat>
      <Stat label={t`Worth`} note={t`at the mark`}>
        <Money value={multiply(size, mark)} /> → <Money value={multiply(after, mark)} />
      </Stat>
      <Stat
        label={t`Realises about`}
        note={
          <>
            <Trans>
              after <Money value={fee} /> fee and {slippageWords()}
            </Trans>
          </>
        }
      >
        <Money value={realises} signed />
      </Stat>
    </div>
  )
}
