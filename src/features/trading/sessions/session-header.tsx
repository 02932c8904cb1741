import { useState } from 'react'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { DuplicateLink } from './list/duplicate-link.tsx'
import { SessionRail } from './session-rail.tsx'
import { isRunning, kindWords, statusWords } from './session-words.ts'
import { StopSessionDialog } from './stop/stop-session-dialog.tsx'
import { useSessionPnl } from './use-session-pnl.ts'

/** What the session is, where it stands, and the way to stop it. */
export function SessionHeader({ session }: { session: Session }) {
  const [isStopping, setIsStopping] = useState(false)
  const pnl = useSessionPnl(session)
  const price = usePrice(session.symbol)
  const { word, tone } = statusWords(session)
  const { plan } = session
  return (
    <header className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="text-xl font-semibold">{session.symbol} session</h1>
        <Badge tone={tone}>{word}</Badge>
        <span className="text-muted">{kindWords(session)}</span>
        <span className="text-base font-medium">
          <span className="mr-1.5 text-xs font-normal text-muted">
            {isRunning(session) ? 'Mark' : 'Price now'}
          </span>
          {price === null ? <Skeleton className="h-5 w-20" /> : <Price value={price.mark} />}
        </span>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <DuplicateLink session={session} />
          {session.status === 'active' && (
            <Button variant="danger" size="sm" onClick={() => setIsStopping(true)}>
              Stop session
            </Button>
          )}
        </div>
      </div>
      <SessionRail session={session} pnl={pnl} size="lg" />
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
        <Stat label="Budget" note={`${session.maxPositions} × ${plan.leverage}× leverage`}>
          <Money value={session.budget} />
        </Stat>
        <Stat label="Realized" note="gross">
          <Money value={pnl.realized} signed />
        </Stat>
        <Stat label="Unrealized" note={isRunning(session) ? 'at the mark price' : 'nothing open'}>
          <Money value={pnl.unrealized} signed />
        </Stat>
        <Stat label="Fees" note="paid">
          <Money value={pnl.fees} />
        </Stat>
        <Stat label="Take-profit" note="from each entry">
          <Percent value={plan.takeProfitPct} />
        </Stat>
        <Stat label="Stop" note="from each entry">
          <Percent value={plan.stopLossPct} />
        </Stat>
      </div>
      {isStopping && (
        <StopSessionDialog session={session} pnl={pnl} onDone={() => setIsStopping(false)} />
      )}
    </header>
  )
}
