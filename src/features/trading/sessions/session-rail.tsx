import { t } from '@lingui/core/macro'
import type { Pnl } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { Rail, type RailSize } from '../../../ui/rail/rail.tsx'
import type { RailMemoryData } from '../../../ui/rail/rail-memory.tsx'
import { useMemory } from './rail/use-memory.ts'
import { useStanding } from './rail/use-standing.ts'

export interface SessionRailProps {
  session: Session
  pnl: Pnl
  size: RailSize
  memory?: RailMemoryData | undefined
  /** The net when the person last looked, percent of the budget. */
  leftPct?: number | undefined
}

export function SessionRail({ session, pnl, size, memory, leftPct }: SessionRailProps) {
  const { symbol, budget, lossThreshold, profitTarget, startedAt, endsAt, endedAt } = session
  return (
    <Rail
      size={size}
      label={t`${symbol} session`}
      budget={budget}
      lossThreshold={lossThreshold}
      profitTarget={profitTarget}
      net={pnl.net}
      netPct={pnl.netPct}
      time={{ startedAt, endsAt, endedAt }}
      memory={memory}
      leftPct={leftPct}
      {...useStanding(session, pnl)}
    />
  )
}

/** The progress drawing of the session's own page, with the history of its net. */
export function RememberingRail({ session, pnl }: Omit<SessionRailProps, 'size' | 'memory'>) {
  return <SessionRail session={session} pnl={pnl} size="lg" memory={useMemory(session, pnl)} />
}
