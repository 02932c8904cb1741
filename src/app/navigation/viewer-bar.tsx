import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { listSessions } from '../../../contract/sessions/sessions.ts'
import { useLiveSync } from '../../api/live/live-sync.ts'
import { apiQuery } from '../../api/query.ts'
import { activeSessionsQuery, profileQuery, riskDayQuery } from '../../api/trading.queries.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { useLastNumbers } from './use-last-numbers.ts'
import { cx } from '../../lib/cx.ts'
import { startOfDay } from '../../lib/time.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import { Money } from '../../ui/figures/money.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { AccountMenu } from './account-menu.tsx'
import { InboxLink } from './inbox-link.tsx'
import { StopEverything } from '../stop-everything.tsx'
import { todaysNet, type TodaysNet } from '../todays-net.ts'

/** Equity, today's net, the button to stop everything, and the account menu. */
export default function ViewerBar() {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const profile = useQuery(profileQuery(viewer, pollMs))
  const active = useQuery(activeSessionsQuery(viewer, pollMs))
  const recent = useQuery({
    ...apiQuery(viewer, listSessions, { query: {} }),
    refetchInterval: pollMs,
  })
  const midnight = startOfDay(useNow(60_000))
  useLiveSync((active.data ?? []).map((session) => session.id))

  useLastNumbers(profile.data, active.data)
  const day = useQuery(riskDayQuery(viewer, pollMs))
  // When the server does not offer the day's result, it is computed from the sessions.
  const today: TodaysNet | undefined = day.data
    ? { label: 'Today', net: day.data.day_net }
    : day.isPending && day.fetchStatus !== 'idle'
      ? undefined
      : recent.data && todaysNet(recent.data.items, midnight)
  return (
    <>
      <dl className="flex max-lg:flex-col max-lg:items-end lg:gap-4">
        <Figure label={t`Equity`}>
          {profile.data ? <Money value={profile.data.account.equity} most={12} /> : <Blank />}
        </Figure>
        <Figure label={today?.label === 'Running' ? t`Running` : t`Today`} isMinor>
          {today ? <Money value={today.net} signed most={12} /> : <Blank isMinor />}
        </Figure>
      </dl>
      <StopEverything sessions={active.data ?? []} />
      <InboxLink />
      <WalletProvider>
        <AccountMenu />
      </WalletProvider>
    </>
  )
}

interface FigureProps {
  label: string
  /** On small screens: one small line below the other figure, which has no label there. */
  isMinor?: boolean
  children: React.ReactNode
}

function Figure({ label, isMinor = false, children }: FigureProps) {
  return (
    <div
      className={cx(
        'flex leading-tight lg:flex-col lg:items-end',
        isMinor && 'text-2xs max-lg:items-baseline max-lg:gap-1',
      )}
    >
      <dt className={cx('text-2xs text-muted', !isMinor && 'max-lg:sr-only')}>{label}</dt>
      <dd className={cx('font-medium', isMinor ? 'max-lg:text-2xs lg:text-sm' : 'text-sm')}>
        {children}
      </dd>
    </div>
  )
}

function Blank({ isMinor = false }: { isMinor?: boolean }) {
  return <Skeleton className={cx('my-0.5 h-4 w-[4.5rem]', isMinor && 'max-lg:h-2 max-lg:w-12')} />
}
