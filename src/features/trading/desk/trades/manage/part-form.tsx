import { t } from '@lingui/core/macro'
import { useState, type FormEvent } from 'react'
import type { DeskTrade } from '../../../../../../contract/desk/trade.ts'
import { formatSize } from '../../../../../lib/numbers/format.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { NumberField } from '../../../../../ui/form/number-field.tsx'
import type { PriceMarket } from '../../ticket/targets.ts'
import { openQuantity } from '../staged.ts'
import type { TradeActs } from '../use-trade-acts.ts'
import { partOf, readPart, size } from './manage.ts'

export interface PartFormProps {
  trade: DeskTrade
  symbol: string
  market: PriceMarket
  acts: TradeActs
}

const shares = [25, 50, 75]

/** Closes a part of what is open at the market: a share, or an exact size. */
export function PartForm({ trade, symbol, market, acts }: PartFormProps) {
  const [text, setText] = useState('')
  const { value, error } = readPart(text, trade, market)

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (value === null || acts.isClosingPart) return
    try {
      await acts.closePart(value)
      setText('')
    } catch {
      // The card shows it.
    }
  }

  return (
    <form
      aria-label={t`Close a part`}
      noValidate
      onSubmit={(event) => void handleSubmit(event)}
      className="flex min-w-0 flex-col gap-2"
    >
      <h3 className="text-sm font-medium">{t`Close a part`}</h3>
      <div className="grid grid-cols-3 gap-2">
        {shares.map((share) => (
          <Button
            key={share}
            size="sm"
            onClick={() => setText(partOf(trade, share, market))}
          >{t`${share}%`}</Button>
        ))}
      </div>
      <NumberField
        kind={size}
        label={t`Size to close`}
        value={text}
        onValueChange={setText}
        error={error ?? undefined}
        suffix={t`of ${formatSize(openQuantity(trade))}`}
      />
      <Button
        type="submit"
        size="sm"
        variant="danger"
        pending={acts.isClosingPart}
        pendingLabel={t`Closing`}
        disabledReason={value === null ? t`How much of it?` : undefined}
        className="self-start"
      >
        {value === null ? t`Close a part` : t`Close ${formatSize(value)} ${symbol}`}
      </Button>
    </form>
  )
}
