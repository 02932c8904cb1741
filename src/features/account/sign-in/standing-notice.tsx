import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { profileQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'

const titles = {
  get agent() {
    return t`This is an agent’s wallet`
  },
  get sub_account() {
    return t`This is a sub-account`
  },
  get vault() {
    return t`This is a vault`
  },
} as const

/** On every page: that the signed-in address cannot trade by itself, or has an unknown role. */
export function StandingNotice() {
  const { data } = useQuery(profileQuery(useSignedIn(), usePollMs()))
  if (data?.standing !== undefined) {
    const { as, message } = data.standing
    return (
      <div role="alert" className="px-4 pt-4 break-words">
        <Callout tone="warn" title={titles[as]}>
          {message}.
        </Callout>
      </div>
    )
  }
  if (data?.account.mode !== 'unknown') return null
  return (
    <div role="alert" className="px-4 pt-4">
      <Callout
        tone="warn"
        title={t`Alura does not know this kind of account`}
      >{t`The exchange names a kind of account that did not exist when this was written. Figures may be wrong and no session starts. Positions can still be closed.`}</Callout>
    </div>
  )
}
