import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Address } from '../../../../ui/figures/address.tsx'
import { FullAddress } from '../full-address.tsx'

export interface ContractAddressProps {
  label: string
  address: string
  /** For screen readers: "bridge address". */
  name: string
}

/**
 * The address of a contract that takes deposits, to compare with what the wallet shows. It never stands without the
 * warning: whoever sends to it from an exchange loses it.
 */
export function ContractAddress({ label, address, name }: ContractAddressProps) {
  const { chain } = useWorld()
  const viewer = useSignedIn()
  return (
    <div className="flex flex-col gap-3">
      <Callout tone="warn" title={t`Not from Binance or any exchange`}>
        <Trans>
          What an exchange sends to this address is credited to the exchange, not to you, and nobody
          can give it back. Withdraw there to your own wallet first, as USDC on {chain.name}:{' '}
          <Address address={viewer.address} name={t`your address`} />. Then deposit with the button
          below.
        </Trans>
      </Callout>
      <dl className="flex flex-col gap-1">
        <dt className="label">{label}</dt>
        <dd>
          <FullAddress address={address} name={name} />
        </dd>
      </dl>
      <p className="text-xs text-pretty text-muted">{t`Shown to compare with your wallet when it asks. Never send USDC to it by hand.`}</p>
    </div>
  )
}
