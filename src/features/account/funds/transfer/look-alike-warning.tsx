import { t } from '@lingui/core/macro'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { FullAddress } from '../full-address.tsx'

export function LookAlikeWarning({ address, known }: { address: string; known: string }) {
  return (
    <div role="alert">
      <Callout tone="danger" title={t`This is not the address you know`}>
        <p>{t`It begins and ends like one that you use, and differs in between. Such addresses are made to be copied by mistake. What is sent there is gone.`}</p>
        <dl className="mt-3 flex flex-col gap-2">
          <div>
            <dt className="label">{t`The one you gave`}</dt>
            <dd>
              <FullAddress address={address} name={t`the address you gave`} />
            </dd>
          </div>
          <div>
            <dt className="label">{t`The one you know`}</dt>
            <dd>
              <FullAddress address={known} name={t`the address you know`} />
            </dd>
          </div>
        </dl>
      </Callout>
    </div>
  )
}
