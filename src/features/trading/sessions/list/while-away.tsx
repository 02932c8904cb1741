import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { listSessions, type Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { apiQuery } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import {
  forgetAbsence,
  leftBehind,
  onLeftChange,
  type LastNumbers,
} from '../../../../lib/kept/last-numbers.ts'
import { formatAgo, formatDateTime } from '../../../../lib/time.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import { ownEndWords } from '../../../../lib/words/session-words.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { isRunning } from '../session-words.ts'
import { SessionRows } from './session-row.tsx'

export interface Absence {
  left: LastNumbers
  running: Session[]
  /** Since then, latest first. */
  ended: Session[]
}

/** Null: the person was not away, or nothing of theirs ran meanwhile. */
export function useAbsence(): Absence | null {
  const viewer = useSignedIn()
  const left = useSyncExternalStore(onLeftChange, leftBehind)
  const { data } = useQuery({
    ...apiQuery(viewer, listSessions, { query: {} }),
    enabled: left !== null,
  })
  if (left === null || left.of !== viewer.address || data === undefined) return null
  const running = data.items.filter(isRunning)
  const ended = data.items
    .filter(({ endedAt }) => endedAt !== null && endedAt >= left.at)
    .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
  return running.length + ended.length === 0 ? null : { left, running, ended }
}

/** First on return: what runs and where it was left, then what has ended and how. */
export function WhileAway({ left, running, ended }: Absence) {
  const now = useNow(60_000)
  return (
    <section
      aria-labelledby="while-away"
      className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id="while-away" className="text-base font-semibold">{t`While you were away`}</h2>
          <p className="text-xs text-muted">
            <Trans>
              You last looked {formatAgo(left.at, now)}, {formatDateTime(left.at)}.
            </Trans>
          </p>
        </div>
        <Button size="sm" onClick={forgetAbsence}>{t`Seen`}</Button>
      </div>
      {running.length > 0 && (
        <SessionRows label={t`Running sessions`} sessions={running} left={left.sessions} />
      )}
      {ended.length > 0 && (
        <ul aria-label={t`Ended while you were away`}>
          {ended.map((session) => (
            <EndedRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </section>
  )
}

function EndedRow({ session }: { session: Session }) {
  const { id, symbol, endReason, endedAt, pnl } = session
  return (
    <li className="border-t border-line first:border-0">
      <Link
        href={paths.session(id)}
        className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2 transition-colors hover:bg-accent-soft/40"
      >
        <span>
          <span className="font-medium">{symbol}</span> {ownEndWords(endReason)}
          {endedAt !== null && (
            <span className="block text-xs text-muted">{formatDateTime(endedAt)}</span>
          )}
        </span>
        <PnlText net={pnl.net} netPct={pnl.netPct} className="font-medium" />
      </Link>
    </li>
  )
}
