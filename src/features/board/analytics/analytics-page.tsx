import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { messageFor } from '../../../api/errors.ts'
import { cx } from '../../../lib/cx.ts'
import { download } from '../../../lib/download.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { analyticsCsv, type Analytics } from './analytics-csv.ts'
import { AsOf } from '../as-of.tsx'
import { readPeriod, readWho, written } from '../board-view.ts'
import { DayCalendar } from '../../../ui/calendar/day-calendar.tsx'
import { CalibrationTable } from './calibration-table.tsx'
import { Durations } from './durations.tsx'
import { analyticsQuery } from '../leaderboard.queries.ts'
import { LeaderboardHeading } from '../leaderboard-heading.tsx'
import { periodWords } from '../measures.ts'
import { ScopeControls } from '../scope-controls.tsx'
import { ShareTable } from './share-table.tsx'

/** A longer calendar does not fit beside other content. */
const mostDaysBeside = 90

/** The distribution of sessions and how they end, with the number of sessions behind each figure. */
export function AnalyticsPage() {
  const [search, setSearch] = useSearchParams()
  const [period, who] = [readPeriod(search, '30d'), readWho(search)]
  const analytics = useQuery(analyticsQuery(period, who))
  const change = (values: Record<string, string>): void =>
    setSearch((before) => written(before, values), { replace: true })
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Analytics · Leaderboard · Alura`}</title>
      <LeaderboardHeading
        title={t`Analytics`}
        current="analytics"
      >{t`What sessions of all traders were made of and how they ended. Figures from few sessions are marked: they say little about the next one.`}</LeaderboardHeading>
      <div className="flex flex-wrap items-center gap-3">
        <ScopeControls
          period={period}
          who={who}
          onPeriod={(next) => change({ period: next === '30d' ? '' : next })}
          onWho={(next) => change({ who: next === 'all' ? '' : next })}
        />
        {analytics.data && analytics.data.sessions > 0 && (
          <span className="sm:ml-auto">
            <Export analytics={analytics.data} />
          </span>
        )}
      </div>
      {analytics.data ? (
        <div
          aria-busy={analytics.isPlaceholderData}
          className={analytics.isPlaceholderData ? 'opacity-60' : ''}
        >
          <AsOf query={analytics} />
          <Parts analytics={analytics.data} />
        </div>
      ) : analytics.error ? (
        <ErrorMessage
          title={t`The analytics did not load`}
          message={messageFor(analytics.error)}
          onRetry={() => void analytics.refetch()}
          retrying={analytics.isFetching}
        />
      ) : (
        <Blank />
      )}
    </div>
  )
}

function Parts({ analytics }: { analytics: Analytics }) {
  const { sessions, tooFew, period, medianDurationMs } = analytics
  if (sessions === 0) {
    return (
      <EmptyMessage
        title={t`No session ended in ${periodWords[period]}`}
      >{t`Once sessions have ended, this page shows what they were made of and how they did.`}</EmptyMessage>
    )
  }
  const shared = { sessions, tooFew }
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat label={t`Sessions ended in ${periodWords[period]}`}>
          {formatNumber(sessions, { places: 0 })}
        </Stat>
        <Stat label={t`Half of them ended within`}>
          {medianDurationMs === null ? '–' : formatDuration(medianDurationMs)}
        </Stat>
      </div>
      {sessions < tooFew && (
        <Callout tone="warn" title={t`Too few to conclude from`}>
          {t`${plural(sessions, { one: 'One session has', other: '# sessions have' })} ended; from ${tooFew} on the figures begin to say something.`}
        </Callout>
      )}
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-2">
        <Part title={t`How they ended`}>
          <ShareTable {...shared} of="outcome" rows={analytics.byOutcome} />
        </Part>
        <Part title={t`By market`}>
          <ShareTable {...shared} of="asset" rows={analytics.byAsset} />
        </Part>
        <Part title={t`By strategy`}>
          <ShareTable {...shared} of="strategy" rows={analytics.byStrategy} />
        </Part>
        <Part title={t`By kind`}>
          <ShareTable {...shared} of="kind" rows={analytics.byKind} />
        </Part>
      </div>
      <Part title={t`Expected and happened`}>
        <CalibrationTable rows={analytics.calibration} tooFew={tooFew} />
      </Part>
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-2">
        <Part title={t`How long they took`}>
          <Durations groups={analytics.durations} sessions={sessions} />
        </Part>
        <Part title={t`Day by day`} isWide={analytics.days.length > mostDaysBeside}>
          <DayCalendar
            days={analytics.days.map(({ sessions: count, ...day }) => ({ ...day, count }))}
            caption={t`Results of the sessions that ended on each UTC day. A column is a week.`}
            legend={t`Days are UTC.`}
            countWords={countSessions}
          />
        </Part>
      </div>
    </div>
  )
}

function countSessions(count: number | null): string {
  if (count === null) return t`no session ended`
  return t`${plural(count, { one: `1 session`, other: `# sessions` })}`
}

interface PartProps {
  title: string
  /** Uses the whole width of the page. */
  isWide?: boolean
  children: ReactNode
}

function Part({ title, isWide = false, children }: PartProps) {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section
      aria-labelledby={id}
      className={cx('flex min-w-0 flex-col gap-3', isWide && 'lg:col-span-2')}
    >
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Export({ analytics }: { analytics: Analytics }) {
  return (
    <Button
      size="sm"
      icon={<Download aria-hidden className="size-3.5" />}
      onClick={() =>
        download(
          `analytics-${analytics.period}.csv`,
          new Blob([analyticsCsv(analytics)], { type: 'text/csv' }),
        )
      }
    >{t`Export CSV`}</Button>
  )
}

function Blank() {
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-2">
      <Skeleton className="h-14 w-full lg:col-span-2" />
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-56 w-full lg:col-span-2" />
    </div>
  )
}
