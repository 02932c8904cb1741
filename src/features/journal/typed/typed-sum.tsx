import { t } from '@lingui/core/macro'
import type { TypedResult } from '../../../../engine/journal/trips/typed-result.ts'
import { rMultiple } from '../../../../engine/risk/r-multiple.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { RMultiple } from '../trades/r-multiple.tsx'

/** What the fields come to, as the journal will count it. */
export function TypedSum({ result }: { result: TypedResult | null }) {
  return (
    <output className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 rounded-md bg-sunken px-3 py-2">
      {result === null ? (
        <span className="text-muted">{t`The result follows from size, prices, fees and funding.`}</span>
      ) : (
        <>
          <span className="text-muted">{t`Net`}</span>
          <Money value={result.net} signed className="font-medium" />
          <RMultiple value={rMultiple(result.net, result.risk)} />
        </>
      )}
    </output>
  )
}
