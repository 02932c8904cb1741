import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { CopyPlus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TraderSession } from '../../../../contract/board/leaderboard.ts'
import { paths } from '../../../app/paths.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Rail } from '../../../ui/rail/rail.tsx'
import { endWords, kindWords } from '../../../lib/words/session-words.ts'

export interface TraderSessionsProps {
  sessions: readonly TraderSession[]
  /** The owner of the sessions may open them. */
  isOwn: boolean
}

const firstShown = 6

export function TraderSessions({ sessions, isOwn }: TraderSessionsProps) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? sessions : sessions.slice(0, firstShown)
  return (
    <section aria-labelledby="latest" className="flex flex-col gap-1">
      <h2 id="latest" className="text-base font-semibold">{t`Latest sessions`}</h2>
      {sessions.length === 0 ? (
        <EmptyMessage
          title={t`No session has ended yet`}
        >{t`What is still running is nobody else's business.`}</EmptyMessage>
      ) : (
        <>
          <ul aria-label={t`Latest sessions`}>
            {shown.map((session) => (
              <SessionItem key={session.id} session={session} isOwn={isOwn} />
            ))}
          </ul>
          {shown.length < sessions.length && (
            <Button className="self-center" onClick={() => setAll(true)}>
              <Trans>Show {sessions.length - shown.length} more</Trans>
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function SessionItem({ session, isOwn }: { session: TraderSession; isOwn: boolean }) {
  const { id, symbol, endReason, endedAt, startedAt, netPnl, netPct } = session
  const href = paths.newSession(session)
  return (
    <li className="grid grid-cols-1 items-center gap-x-8 gap-y-3 border-b border-line py-4 last:border-0 md:grid-cols-[18rem_minmax(0,1fr)_auto]">
      <div className="flex flex-col gap-0.5">
        <p className="flex items-baseline gap-2">
          {isOwn ? (
            <Link href={paths.session(id)} className="font-medium hover:text-accent">
              {symbol}
            </Link>
          ) : (
            <span className="font-medium">{symbol}</span>
          )}
          <span className="text-xs text-muted">{kindWords(session)}</span>
        </p>
        <p className="text-xs text-muted">
          <Trans>
            {endWords(endReason)} after {formatDuration(endedAt - startedAt)}, <Age at={endedAt} />
          </Trans>
        </p>
        <p className="text-xs text-muted">
          <Trans>
            <Money value={session.budget} className="text-text" /> budget, {settingsWords(session)}
          </Trans>
        </p>
      </div>
      <Rail
        size="md"
        label={t`${symbol} session`}
        lossThreshold={session.lossThreshold}
        profitTarget={session.profitTarget}
        net={netPnl}
        netPct={netPct}
      />
      <Link href={href} asChild>
        <LinkButton
          href={href}
          size="sm"
          icon={<CopyPlus aria-hidden className="size-4" />}
        >{t`Start with these settings`}</LinkButton>
      </Link>
    </li>
  )
}

function settingsWords({ profitTarget, lossThreshold, maxPositions }: TraderSession): string {
  const places = (value: number) => (Number.isInteger(value) ? 0 : 1)
  const target = formatPercent(profitTarget, { places: places(profitTarget) })
  const loss = formatPercent(lossThreshold, { places: places(lossThreshold) })
  return t`target ${target}, loss ${loss}, ${plural(maxPositions, { one: `1 position`, other: `# positions` })}`
}
