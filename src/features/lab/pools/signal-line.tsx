import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { poolMetrics } from '../../../../contract/lab/signal-pools.ts'
import { intervals } from '../../../../contract/market/market.ts'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { SelectField } from '../../../ui/form/select.tsx'
import { metricNames, operatorNames, operators } from './pool-words.ts'
import { thresholdKind, type TypedSignal } from './read-pool.ts'

export interface SignalLineProps {
  signal: TypedSignal
  /** From 1. */
  number: number
  error: string | undefined
  onSignal: (signal: TypedSignal) => void
  /** Undefined: it is the only one, and stays. */
  onRemove: (() => void) | undefined
}

/** One condition of a pool. */
export function SignalLine({ signal, number, error, onSignal, onRemove }: SignalLineProps) {
  return (
    <li
      aria-label={t`Signal ${number}`}
      className="grid grid-cols-2 items-start gap-3 border-t border-line py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <div className="max-sm:col-span-2">
        <SelectField
          label={t`What is measured`}
          value={signal.metric}
          options={poolMetrics.map((value) => ({ value, name: metricNames[value] }))}
          onValue={(metric) => onSignal({ ...signal, metric })}
        />
      </div>
      <SelectField
        label={t`Condition`}
        value={signal.operator}
        options={operators.map((value) => ({ value, name: operatorNames[value] }))}
        onValue={(operator) => onSignal({ ...signal, operator })}
      />
      <NumberField
        label={t`Threshold`}
        kind={thresholdKind}
        value={signal.threshold}
        onValueChange={(threshold) => onSignal({ ...signal, threshold })}
        error={error}
      />
      <SelectField
        label={t`Candles`}
        isNames
        value={signal.interval}
        options={intervals.map((value) => ({ value, name: value }))}
        onValue={(interval) => onSignal({ ...signal, interval })}
      />
      {onRemove !== undefined && (
        <IconButton
          label={t`Remove signal ${number}`}
          icon={<X aria-hidden className="size-4" />}
          onClick={onRemove}
          className="self-center justify-self-end"
        />
      )}
    </li>
  )
}
