import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { multiply } from '../../../../contract/decimal.ts'
import type { TradingKey } from '../../../../contract/people/auth.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Fact } from './settings-section.tsx'

export function BuilderFee({ agent: { builder } }: { agent: TradingKey }) {
  const { fees } = useWorld()
  return (
    <dl>
      <Fact label={t`Paid to`}>
        <Address address={builder.address} name={t`builder address`} />
      </Fact>
      <Fact label={t`Approval`}>
        <Badge tone={builder.approved ? 'gain' : 'warn'}>
          {builder.approved ? t`APPROVED` : t`NOT APPROVED`}
        </Badge>
      </Fact>
      <Fact label={t`Charged per order`}>
        <Trans>
          <Percent value={multiply(fees.builder, 100)} places={3} /> of its size
        </Trans>
      </Fact>
      <Fact label={t`At most, by your approval`}>{builder.maxFeeRate}</Fact>
    </dl>
  )
}
