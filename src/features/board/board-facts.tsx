import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'
import { Age } from '../../ui/figures/age.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Stat } from '../../ui/figures/stat.tsx'
import { boardHealthQuery, boardStatsQuery } from './leaderboard.queries.ts'

/** Milliseconds. A ranking is normally updated within a second or two; a longer delay is shown. */
const lateMs = 10_000

/** Totals of all traders since the beginning. On narrow screens the ranking comes first. */
export function BoardFacts() {
  const { data, isError } = useQuery(boardStatsQuery())
  // The board below reports the error; these figures are only an addition.
  if (data === undefined && isError) return null
  const whole = (value: number) => formatNumber(value, { places: 0 })
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3 max-sm:order-last">
      <Stat label={t`Traders, all time`}>{data ? whole(data.traders) : <Blank />}</Stat>
      <Stat label={t`Sessions ended`}>{data ? whole(data.sessions) : <Blank />}</Stat>
      <Stat label={t`Volume`}>{data ? <Money value={data.volume} compact /> : <Blank />}</Stat>
      <Stat label={t`Net of everybody`}>
        {data ? <Money value={data.netPnl} signed /> : <Blank />}
      </Stat>
    </div>
  )
}

function Blank() {
  return <Skeleton className="my-1 h-5 w-20" />
}

/** The age of the ranking: when it was last updated, and whether changes are waiting. */
export function BoardAge() {
  const { data } = useQuery(boardHealthQuery())
  if (data === undefined) return null
  if (data.lagMs > lateMs || data.status === 'degraded') {
    return (
      <span className="text-warn">
        <Trans>
          Counting is behind: the oldest result has waited {formatDuration(data.lagMs)}.
        </Trans>
      </span>
    )
  }
  if (data.computedAt === null) return <span>{t`Nothing has been counted yet.`}</span>
  return (
    <span>
      <Trans>
        Every result is counted. Last change <Age at={data.computedAt} />.
      </Trans>
    </span>
  )
}
