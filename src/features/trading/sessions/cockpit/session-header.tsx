import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Pnl } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import type { SessionProgram } from '../../../../../contract/sessions/session-programs.ts'
import { paths } from '../../../../app/paths.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { cx } from '../../../../lib/cx.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { type Term, glossary } from '../../../../lib/words/glossary.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { Percent } from '../../../../ui/figures/percent.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../../ui/figures/stat.tsx'
import { DuplicateLink } from '../list/duplicate-link.tsx'
import { RememberingRail } from '../session-rail.tsx'
import { WhatIfHandle } from '../rail/what-if-handle.tsx'
import { kindWords } from '../../../../lib/words/session-words.ts'
import { intervalWords, unexpectedWords } from '../expected-words.ts'
import { isRunning, statusWords } from '../session-words.ts'
import { StopSessionDialog } from '../stop/stop-session-dialog.tsx'
import { WaitsFor } from '../waits-for.tsx'
import { useSessionPnl } from '../use-session-pnl.ts'

export interface SessionHeaderProps {
  session: Session
  /** For the cockpit, where the chart needs the space. */
  compact?: boolean
}

/** The session's name, its state, and the button to stop it. */
export function SessionHeader({ session, compact = false }: SessionHeaderProps) {
  const [isStopping, setIsStopping] = useState(false)
  const pnl = useSessionPnl(session)
  const price = usePrice(session.symbol)
  const { word, tone } = statusWords(session)
  return (
    <header className={cx('flex flex-col', compact ? 'gap-3' : 'gap-6')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className={cx('font-semibold', compact ? 'text-lg' : 'text-xl')}>
          <Trans>{session.symbol} session</Trans>
        </h1>
        <Badge tone={tone}>{word}</Badge>
        <span className="text-muted">{kindWords(session)}</span>
        {session.program && <SignalsBy program={session.program} />}
        {session.copiedFrom !== undefined && (
          <Link
            href={paths.trader(session.copiedFrom)}
            className="text-muted underline underline-offset-4"
          >{t`Copy of a trader’s session`}</Link>
        )}
        <span className="text-base font-medium">
          <span className="mr-1.5 text-xs font-normal text-muted">
            {isRunning(session) ? t`Mark` : t`Price now`}
          </span>
          {price === null ? <Skeleton className="h-5 w-20" /> : <Price value={price.mark} />}
        </span>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <DuplicateLink session={session} isShort={compact} />
          {session.status === 'active' && (
            <Button
              variant="danger"
              size="sm"
              onClick={() => setIsStopping(true)}
            >{t`Stop session`}</Button>
          )}
        </div>
      </div>
      <div className="flex flex-col gap-1">
        <RememberingRail session={session} pnl={pnl} />
        {session.status === 'active' && <WaitsFor session={session} />}
        {isRunning(session) && <WhatIfHandle />}
      </div>
      <Standing session={session} pnl={pnl} compact={compact} />
      {isRunning(session) && <ExpectedAtStart session={session} />}
      {isStopping && (
        <StopSessionDialog session={session} pnl={pnl} onDone={() => setIsStopping(false)} />
      )}
    </header>
  )
}

/** What it was expected to earn when it started, so that nobody has to remember. */
function ExpectedAtStart({ session }: { session: Session }) {
  const { expected } = session
  return (
    <p className="text-xs text-pretty text-muted">
      {expected ? (
        <Trans>
          Expected at its start: <Money value={expected.mean} signed /> per $100
          {intervalWords(expected)}, from {expected.starts} past starts.
        </Trans>
      ) : (
        t`Expected at its start: ${unexpectedWords(session)}`
      )}
    </p>
  )
}

function SignalsBy({ program }: { program: SessionProgram }) {
  const { programId, name, version, interval } = program
  return (
    <span className="text-muted">
      <Trans>
        Signals by{' '}
        <Link
          href={paths.program(String(programId))}
          className="text-text underline underline-offset-4"
        >
          {name} v{version}
        </Link>{' '}
        after candles of {interval}
      </Trans>
    </span>
  )
}

interface StandingProps extends Required<SessionHeaderProps> {
  pnl: Pnl
}

function Standing({ session, pnl, compact }: StandingProps) {
  const { plan, maxPositions, budget } = session
  const figures: { label: string; term?: Term; note: string; value: ReactNode }[] = [
    {
      label: t`Budget`,
      note: t`${maxPositions} × ${plan.leverage}× leverage`,
      value: <Money value={budget} />,
    },
    { label: t`Realized`, note: t`gross`, value: <Money value={pnl.realized} signed /> },
    {
      label: t`Unrealized`,
      note: isRunning(session) ? t`at the mark price` : t`nothing open`,
      value: <Money value={pnl.unrealized} signed />,
    },
    { label: t`Fees`, note: t`paid`, value: <Money value={pnl.fees} /> },
    {
      label: t`Take-profit`,
      term: glossary.takeProfit,
      note: t`from each entry`,
      value: <Percent value={plan.takeProfitPct} />,
    },
    {
      label: t`Stop`,
      term: glossary.stop,
      note: t`from each entry`,
      value: <Percent value={plan.stopLossPct} />,
    },
  ]
  if (compact) {
    return (
      <div className="flex flex-wrap justify-between gap-x-3 gap-y-1 text-xs whitespace-nowrap">
        {figures.map(({ label, value }) => (
          <dl key={label} className="flex items-baseline gap-1.5">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </dl>
        ))}
      </div>
    )
  }
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ label, term, note, value }) => (
        <Stat key={label} label={label} term={term} note={note}>
          {value}
        </Stat>
      ))}
    </div>
  )
}
