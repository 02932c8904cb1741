import type { Pnl } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { Rail, type RailSize } from '../../../ui/rail/rail.tsx'

export interface SessionRailProps {
  session: Session
  pnl: Pnl
  size: RailSize
}

export function SessionRail({ session, pnl, size }: SessionRailProps) {
  const { symbol, budget, lossThreshold, profitTarget, startedAt, endsAt, endedAt } = session
  return (
    <Rail
      size={size}
      label={`${symbol} session`}
      budget={budget}
      lossThreshold={lossThreshold}
      profitTarget={profitTarget}
      net={pnl.net}
      netPct={pnl.netPct}
      time={{ startedAt, endsAt, endedAt }}
    />
  )
}
