import { intervalMs, type Candle, type Interval } from '../../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../../contract/primitives.ts'
import type { Position } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import type { NetPoint } from '../../../../ui/rail/rail-memory.tsx'
import { momentAt } from '../replay/replay-moment.ts'

/** The most points to draw: the drawing is a few hundred pixels wide. */
const mostPoints = 120

/**
 * The session's net at the closes of its bars, from zero at its start up to `until`; `time`: the elapsed share of
 * that period.
 */
export function netPath(
  session: Session,
  positions: readonly Position[],
  candles: readonly Candle[],
  interval: Interval,
  until: UnixMs,
): NetPoint[] {
  const { startedAt } = session
  const span = Math.max(1, until - startedAt)
  const bars = candles.filter(
    ({ t }) => t + intervalMs[interval] > startedAt && t + intervalMs[interval] < until,
  )
  const every = Math.max(1, Math.ceil(bars.length / mostPoints))
  const points = bars
    .filter((_, index) => index % every === 0)
    .map(({ t, c }) => {
      const at = t + intervalMs[interval] - 1
      const { pnl } = momentAt(session, positions, c, at)
      return { time: (at - startedAt) / span, pct: pnl.netPct }
    })
  return [{ time: 0, pct: 0 }, ...points]
}
