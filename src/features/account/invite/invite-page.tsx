import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { UserId } from '../../../../contract/primitives.ts'
import type { Referral } from '../../../../contract/money/referrals.ts'
import { profileQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Claims } from './claims/claims.tsx'
import { CodeForm } from './code/code-form.tsx'
import { CodeLink } from './code/code-link.tsx'
import { Funnel } from './funnel.tsx'
import { referralQuery, referralStatsQuery } from './invite.queries.ts'
import { isBehind, Loaded } from './loaded.tsx'
import { Months } from './months/months.tsx'
import { Rewards } from './rewards.tsx'
import { Section } from './section.tsx'
import { ShareSection } from './share-section.tsx'
import { WhoPays } from './who-pays.tsx'

/** Invitations, what they earned, and claiming it. Each part loads and fails on its own. */
export function InvitePage() {
  const profile = useQuery(profileQuery(useSignedIn(), usePollMs()))
  return (
    <div className="flex flex-col gap-2">
      <title>{t`Invite · Alura`}</title>
      <h1 className="text-xl font-semibold">{t`Invite`}</h1>
      <div className="flex flex-col gap-8">
        <Loaded quiet query={profile} blank={<Blank />}>
          {({ id }) => <Parts userId={id} />}
        </Loaded>
      </div>
    </div>
  )
}

function Parts({ userId }: { userId: UserId }) {
  const referral = useQuery(referralQuery(useSignedIn(), userId, usePollMs()))
  return (
    <Loaded query={referral} blank={<Blank />}>
      {(data) => (
        <>
          <WhoPays rate={data.rate} />
          {data.code === null ? (
            <Beginning userId={userId} referral={data} />
          ) : (
            <Going userId={userId} referral={data} code={data.code} isBehind={isBehind(referral)} />
          )}
        </>
      )}
    </Loaded>
  )
}

interface StageProps {
  userId: UserId
  referral: Referral
}

function Beginning({ userId, referral }: StageProps) {
  return (
    <Beside aside={<ShareSection referral={referral} />}>
      <Section title={t`Make your code`}>
        <CodeForm userId={userId} referral={referral} />
        <CameBy code={referral.referredBy} />
      </Section>
    </Beside>
  )
}

interface GoingProps extends StageProps {
  code: string
  /** The numbers are out of date, and the page says so. */
  isBehind: boolean
}

function Going({ userId, referral, code, isBehind: isOld }: GoingProps) {
  const { rate, referredBy, rewards } = referral
  const stats = useQuery(referralStatsQuery(useSignedIn(), userId, usePollMs()))
  return (
    <>
      <Beside aside={<Rewards rewards={rewards} isBehind={isOld} />}>
        <Section title={t`Your invitation`}>
          <CodeLink code={code} />
          <CameBy code={referredBy} />
        </Section>
      </Beside>
      <Beside aside={<ShareSection referral={referral} />}>
        <Loaded quiet={isOld} query={stats} blank={<Skeleton className="h-64 w-full" />}>
          {(data) => (
            <>
              <Funnel stats={data} rate={rate} />
              <Months months={data.byMonth} />
            </>
          )}
        </Loaded>
      </Beside>
      <Claims userId={userId} />
    </>
  )
}

/** Two columns where there is room. */
function Beside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-10">{children}</div>
      {aside}
    </div>
  )
}

function CameBy({ code }: { code: string | null }) {
  if (code === null) return null
  return (
    <p className="text-xs text-muted">
      <Trans>
        You came by the code <span className="font-mono">{code}</span> yourself.
      </Trans>
    </p>
  )
}

function Blank() {
  return (
    <>
      <Skeleton className="h-10 w-full max-w-xl" />
      <Skeleton className="h-80 w-full" />
    </>
  )
}
