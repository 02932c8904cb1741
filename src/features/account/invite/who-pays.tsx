import { Trans } from '@lingui/react/macro'
import { multiply } from '../../../../contract/decimal.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { formatMoney, formatPercent } from '../../../lib/numbers/format.ts'
import { exampleReward, exampleVolume } from './terms.ts'

/** Who pays what, in one sentence. `rate`: percent of Alura's fee. */
export function WhoPays({ rate }: { rate: number }) {
  const { builder } = useWorld().fees
  const fee = formatPercent(multiply(builder, 100))
  const reward = formatMoney(exampleReward(builder, rate))
  return (
    <p className="max-w-[68ch] text-pretty text-muted">
      <Trans>
        Alura charges {fee} of what is traded. Of what the people you invite pay,{' '}
        <strong className="font-medium text-text">{rate}% is yours</strong>: {reward} for every{' '}
        {formatMoney(exampleVolume, { places: 0 })} they trade. They pay no more than without your
        code.
      </Trans>
    </p>
  )
}
