import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { formatDateTime, formatDuration } from '../../../../lib/time.ts'
import { useNow } from '../../../../lib/use-now.ts'
import { Age } from '../../../../ui/figures/age.tsx'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { SessionRail } from '../session-rail.tsx'
import { endReasonWords, isRunning, kindWords, statusWords } from '../session-words.ts'
import { useSessionPnl } from '../use-session-pnl.ts'

/** A session in one row: its market, its progress, its net. The whole row links to it. */
function SessionRow({ session }: { session: Session }) {
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
          <SessionRail session={session} pnl={pnl} size="sm" />
        </span>
        <span className="justify-self-end text-right">
          <PnlText net={pnl.net} netPct={pnl.netPct} className="font-medium" />
          <span className="block text-xs text-muted">
            {isRunning(session) ? t`net now` : t`net`}
          </span>
        </span>
      </Link>
    </li>
  )
}

/** How long it has run and what is left; or why and when it ended, and after how long. */
function Lifetime({ session }: { session: Session }) {
  const { startedAt, endsAt, endedAt, endReason } = session
  const now = useNow(endedAt === null ? 1_000 : 3_600_000)
  if (endedAt !== null) {
    const why = endReason === null ? t`Ended` : endReasonWords[endReason]
    return (
      <>
        <Trans>
          {why} after {formatDuration(endedAt - startedAt)}, {formatDateTime(endedAt)}
        </Trans>
      </>
    )
  }
  if (endsAt === null) return <Age at={startedAt} />
  return (
    <>
      <Trans>{formatDuration(Math.max(0, endsAt - now))} left</Trans>
    </>
  )
}

export function SessionRows({ label, sessions }: { label: string; sessions: readonly Session[] }) {
  return (
    <ul aria-label={label}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}
