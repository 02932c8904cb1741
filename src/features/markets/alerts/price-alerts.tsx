import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { sign } from '../../../../contract/decimal.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { useViewer } from '../../../api/viewer.ts'
import { alertsOf, type PriceAlert } from '../../../lib/alerts/price-alerts.ts'
import { useAlerts } from '../../../lib/alerts/use-alerts.ts'
import { formatPrice } from '../../../lib/numbers/format.ts'
import { anyPrice } from '../../../lib/numbers/any-price.ts'
import { readNumber } from '../../../lib/numbers/number-kinds.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'

/** Sets, lists and removes price alerts. */
export function PriceAlerts({ symbol }: { symbol: string }) {
  const account = useViewer()?.address ?? null
  const store = alertsOf(account)
  const alerts = useAlerts(account)
  const mark = usePrice(symbol)?.mark ?? null
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { value } = readNumber(text, anyPrice)
    if (value === null || sign(value) <= 0) return setError(t`At which price?`)
    if (mark === null) return setError(t`There is no price of this market yet`)
    if (store.add({ symbol, price: value, mark }) === null) {
      return setError(t`The mark is there now`)
    }
    setText('')
    setError(undefined)
  }

  const here = alerts.filter((alert) => alert.symbol === symbol)
  const elsewhere = alerts.filter((alert) => alert.symbol !== symbol)
  return (
    <section aria-labelledby="price-alerts" className="flex flex-col gap-4">
      <h2 id="price-alerts" className="text-base font-semibold">
        {t`Price alerts`}
      </h2>
      <form noValidate onSubmit={submit} className="flex items-start gap-2">
        <NumberField
          kind={anyPrice}
          label={t`When the mark of ${symbol} reaches`}
          value={text}
          onValueChange={(next) => {
            setText(next)
            setError(undefined)
          }}
          error={error}
          className="min-w-0 flex-1"
        />
        <Button type="submit" className="mt-6.5">
          {t`Set alert`}
        </Button>
      </form>
      {alerts.length === 0 ? (
        <p className="max-w-[50ch] text-sm text-pretty text-muted">
          {t`None is set. An alert is told once, on any page of Alura that is open in this browser.`}
        </p>
      ) : (
        <ul aria-label={t`Price alerts`} className="divide-y divide-line">
          {[...here, ...elsewhere].map((alert) => (
            <Row key={alert.id} alert={alert} onRemove={() => store.remove(alert.id)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ alert, onRemove }: { alert: PriceAlert; onRemove: () => void }) {
  const { symbol, price, from, firedAt } = alert
  const at = formatPrice(price)
  const words = from === 'below' ? t`${symbol} rises to ${at}` : t`${symbol} falls to ${at}`
  return (
    <li className="flex min-h-11 items-center gap-2 text-sm">
      <span aria-hidden className="text-muted">
        {from === 'below' ? '▲' : '▼'}
      </span>
      <span className="min-w-0 flex-1">{words}</span>
      <span className="text-xs text-muted">
        {firedAt === null ? (
          t`waiting`
        ) : (
          <Trans>
            told <Age at={firedAt} />
          </Trans>
        )}
      </span>
      <IconButton
        size="sm"
        label={t`Remove: ${words}`}
        icon={<X aria-hidden className="size-4" />}
        onClick={onRemove}
      />
    </li>
  )
}
