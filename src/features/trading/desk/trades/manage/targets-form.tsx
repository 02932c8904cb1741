import { t } from '@lingui/core/macro'
import { useState, type FormEvent } from 'react'
import type { DeskTrade } from '../../../../../../contract/desk/trade.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { TargetFields } from '../../ticket/target-fields.tsx'
import type { PriceMarket } from '../../ticket/targets.ts'
import { tickOf } from '../../ticket/tick.ts'
import type { TradeActs } from '../use-trade-acts.ts'
import { entryOf, readNewTargets, targetTexts } from './manage.ts'

export interface TargetsFormProps {
  trade: DeskTrade
  market: PriceMarket
  acts: TradeActs
}

/** Other targets for what is open: up to five prices with their shares. What was reached stays as it is. */
export function TargetsForm({ trade, market, acts }: TargetsFormProps) {
  const known = targetTexts(trade)
  /** Null: nothing was edited, so that the fields follow the trade. */
  const [edited, setEdited] = useState<typeof known | null>(null)
  const texts = edited ?? known
  const { targets, errors } = readNewTargets(texts, trade, market)

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (targets === null || edited === null || acts.isMoving) return
    try {
      await acts.setTargets(targets)
      setEdited(null)
    } catch {
      // The card shows it.
    }
  }

  return (
    <form
      aria-label={t`Targets of this trade`}
      noValidate
      onSubmit={(event) => void handleSubmit(event)}
      className="flex min-w-0 flex-col gap-2"
    >
      <TargetFields
        targets={texts}
        errors={edited === null ? {} : errors}
        onChange={(next) => setEdited([...next(texts)])}
        step={tickOf(entryOf(trade), market.szDecimals)}
      />
      <div className="flex gap-2">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={acts.isMoving}
          pendingLabel={t`Saving`}
          disabledReason={
            edited === null
              ? t`Nothing has changed`
              : targets === null
                ? Object.values(errors)[0]
                : undefined
          }
        >{t`Save targets`}</Button>
        {edited !== null && (
          <Button size="sm" variant="quiet" onClick={() => setEdited(null)}>{t`Put back`}</Button>
        )}
      </div>
    </form>
  )
}
