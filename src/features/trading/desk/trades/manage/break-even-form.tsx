import { t } from '@lingui/core/macro'
import { useState, type FormEvent } from 'react'
import type { DeskTrade } from '../../../../../../contract/desk/trade.ts'
import { anyPrice } from '../../../../../lib/numbers/any-price.ts'
import { formatNumber, formatPrice } from '../../../../../lib/numbers/format.ts'
import { percent } from '../../../../../lib/numbers/number-kinds.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { NumberField } from '../../../../../ui/form/number-field.tsx'
import { Segmented } from '../../../../../ui/form/segmented.tsx'
import type { PriceMarket } from '../../ticket/targets.ts'
import type { TradeActs } from '../use-trade-acts.ts'
import { readOffset, readTrigger, triggerPrice, type TriggerKind } from './manage.ts'

export interface BreakEvenFormProps {
  trade: DeskTrade
  market: PriceMarket
  acts: TradeActs
}

const kinds = [
  {
    value: 'percent',
    get label() {
      return t`Percent`
    },
  },
  {
    value: 'price',
    get label() {
      return t`Price`
    },
  },
] as const

/** Where the stop moves to break-even by itself, once. */
export function BreakEvenForm({ trade, market, acts }: BreakEvenFormProps) {
  const [kind, setKind] = useState<TriggerKind>('percent')
  const [text, setText] = useState('')
  const [beyond, setBeyond] = useState('')
  const trigger = readTrigger(kind, text, trade, market)
  const offset = readOffset(beyond)
  const { enabled, trigger_percent: at } = trade.break_even
  const isReady = trigger.value !== null && offset.value !== null

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (trigger.value === null || offset.value === null) return
    try {
      await acts.breakEvenAt(trigger.value, offset.value)
      setText('')
      setBeyond('')
    } catch {
      // The card shows it.
    }
  }

  return (
    <form
      aria-label={t`Break-even by itself`}
      noValidate
      onSubmit={(event) => void handleSubmit(event)}
      className="flex min-w-0 flex-col gap-2"
    >
      <h3 className="text-sm font-medium">{t`Break-even by itself`}</h3>
      <p className="text-xs text-muted">
        {enabled
          ? t`The stop moves once the mark is at ${formatPrice(triggerPrice(trade))}, ${formatNumber(String(at), { places: 2 })}% from the entry.`
          : t`Off: the stop stays until you move it.`}
      </p>
      <Segmented
        label={t`Trigger by`}
        value={kind}
        options={kinds}
        onValueChange={(next) => {
          setKind(next)
          setText('')
        }}
      />
      <NumberField
        kind={kind === 'percent' ? percent : anyPrice}
        label={kind === 'percent' ? t`From the entry` : t`At this mark`}
        value={text}
        onValueChange={setText}
        error={trigger.error ?? undefined}
        suffix={kind === 'percent' ? '%' : undefined}
      />
      <NumberField
        kind={anyPrice}
        label={t`Beyond break-even by`}
        value={beyond}
        onValueChange={setBeyond}
        error={offset.error ?? undefined}
        hint={t`USDC of price; empty: fees only`}
      />
      <div className="flex gap-2">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={acts.isBreakingEven}
          pendingLabel={t`Saving`}
          disabledReason={isReady ? undefined : t`When is it to move?`}
        >{t`Set trigger`}</Button>
        {enabled && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => void acts.breakEvenOff().catch(() => undefined)}
          >{t`Switch off`}</Button>
        )}
      </div>
    </form>
  )
}
