import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import type { LastNumbers } from '../../../../lib/kept/last-numbers.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { kindWords } from '../../../../lib/words/session-words.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import { Age } from '../../../../ui/figures/age.tsx'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { SessionRail } from '../session-rail.tsx'
import { statusWords } from '../session-words.ts'
import { useSessionPnl } from '../use-session-pnl.ts'

type LeftAt = LastNumbers['sessions'][number]

/** A session in one row: its market, its progress, its net. The whole row links to it. */
function SessionRow({ session, left }: { session: Session; left: LeftAt | undefined }) {
  const pnl = useSessionPnl(session)
  const { word, tone } = statusWords(session)
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={paths.session(session.id)}
        className="grid grid-cols-2 items-center gap-x-6 gap-y-3 py-4 transition-colors hover:bg-accent-soft/40 sm:grid-cols-[16rem_minmax(0,1fr)_9rem]"
      >
        <span className="flex min-w-0 flex-col gap-1">
          <span className="flex items-center gap-2">
            <span className="font-medium">{session.symbol}</span>
            <Badge tone={tone}>{word}</Badge>
          </span>
          <span className="text-xs text-muted">
            {kindWords(session)} · <Money value={session.budget} />
          </span>
          <span className="text-xs text-muted">
            <Lifetime session={session} />
          </span>
        </span>
        <span className="max-sm:order-last max-sm:col-span-2">
          <SessionRail session={session} pnl={pnl} size="sm" leftPct={left?.netPct} />
        </span>
        <span className="justify-self-end text-right">
          <PnlText net={pnl.net} netPct={pnl.netPct} className="font-medium" />
          <span className="block text-xs text-muted">
            {left === undefined
              ? t`net now`
              : t`now, left at ${formatMoney(left.net, { signed: true })}`}
          </span>
        </span>
      </Link>
    </li>
  )
}

/** What is left of its time, or how long it has run. */
function Lifetime({ session: { startedAt, endsAt } }: { session: Session }) {
  const now = useNow(1_000)
  if (endsAt === null) return <Age at={startedAt} />
  return (
    <>
      <Trans>{formatDuration(Math.max(0, endsAt - now))} left</Trans>
    </>
  )
}

export interface SessionRowsProps {
  label: string
  sessions: readonly Session[]
  /** What they had when the person last looked. */
  left?: readonly LeftAt[]
}

/** Sessions that run. */
export function SessionRows({ label, sessions, left = [] }: SessionRowsProps) {
  return (
    <ul aria-label={label}>
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          left={left.find(({ id }) => id === session.id)}
        />
      ))}
    </ul>
  )
}
