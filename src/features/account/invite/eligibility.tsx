import { t } from '@lingui/core/macro'
import type { Referral } from '../../../../contract/money/referrals.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { ProgressBar } from './progress-bar.tsx'
import { percentOf } from './terms.ts'

/** How much the viewer still has to trade for a code, and whether that is required. */
export function Eligibility({ eligibility }: Pick<Referral, 'eligibility'>) {
  const { volume, required, waived } = eligibility
  const text = t`${formatMoney(volume)} of ${formatMoney(required, { places: 0 })}`
  return (
    <div className="flex max-w-md flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{t`Traded by you through Alura`}</span>
        <span className="text-xs text-muted">{text}</span>
      </p>
      <ProgressBar
        label={t`Traded volume towards a code`}
        percent={percentOf(volume, required)}
        text={text}
      />
      <p className="text-xs text-pretty text-muted">
        {waived
          ? t`Not asked for here: simulated volume proves nothing. On a real network it is.`
          : t`A code asks for this much volume of your own, so that those who invite know what they invite to.`}
      </p>
    </div>
  )
}
