import { RailAxis } from '../../../ui/rail/rail-axis.tsx'
import { percent, placeOn, zeroAt, type RailEnds } from '../../../ui/rail/rail-scale.ts'

export interface ReturnRailProps {
  /** The same for all rows of a board. */
  scale: RailEnds
  roiPct: number
  maxDrawdownPct: number
}

/** The return on a scale, with the deepest drawdown below it. The numbers are beside it. */
export function ReturnRail({ scale, roiPct, maxDrawdownPct }: ReturnRailProps) {
  const deepest = placeOn(scale, -maxDrawdownPct).at
  return (
    <div aria-hidden className="min-w-24 py-1">
      <RailAxis ends={scale} netPct={roiPct} size="sm" />
      <div className="relative mt-0.5 h-0.5">
        <i
          className="mark absolute inset-y-0 bg-loss"
          style={{ left: percent(deepest), right: percent(1 - zeroAt(scale)) }}
        />
      </div>
    </div>
  )
}
