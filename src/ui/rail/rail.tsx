import { cx } from '../../lib/cx.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import { RailAxis } from './rail-axis.tsx'
import { RailEndLabels, RailReading } from './rail-labels.tsx'
import { RailMemory, type RailMemoryData } from './rail-memory.tsx'
import { RailPaths, type RailPathsData } from './rail-paths.tsx'
import {
  ghostSentence,
  leftSentence,
  priceSentence,
  railSentence,
  timeUsed,
  timeWords,
} from './rail-scale.ts'
import type { RailEndPrices, RailEnds, RailSize, RailTime } from './rail-scale.ts'
import { RailTimeLine } from './rail-time.tsx'

export type { RailSize }

export interface RailProps extends RailEnds {
  /** sm: in a card or a table row. md: with its numbers. lg: with ticks and the prices of its ends. */
  size?: RailSize
  /** The net result, percent of the budget. Absent: a rail without a needle, for previews. */
  netPct?: number
  /** The same in dollars. */
  net?: string
  /** Dollars; gives the ends dollar values. */
  budget?: string
  time?: RailTime
  /** Prices at which it would end with its open positions: "BTC 46,138". */
  endPrices?: RailEndPrices | undefined
  /** The net after a what-if move of the market, percent of the budget: a hollow marker. */
  ghostPct?: number | undefined
  /** The net when the person last looked, percent of the budget: a hollow marker. */
  leftPct?: number | undefined
  /** The history of the net, drawn over the axis at size lg. */
  memory?: RailMemoryData | undefined
  /** Past starts, drawn over the axis at size lg. */
  paths?: RailPathsData
  /** The beginning of the sentence, e.g. "BTC session". */
  label?: string
  className?: string
}

/** From −loss threshold to +profit target: a session's net result, and of a limited time how much was used. */
export function Rail(props: RailProps) {
  const { size = 'md', netPct, net, budget, time, paths, label, className } = props
  const { lossThreshold, profitTarget, endPrices, ghostPct, leftPct, memory } = props
  const ends: RailEnds = { lossThreshold, profitTarget }
  const now = useNow(time && !time.endedAt ? 1000 : 3_600_000)
  const words = time && timeWords(time, now)
  const used = time ? timeUsed(time, now) : null
  const sentence = [
    railSentence(ends, netPct, net, words),
    priceSentence(endPrices),
    ghostSentence(ghostPct),
    leftSentence(leftPct),
  ]
    .filter(Boolean)
    .join(' ')
  const figures = size !== 'sm'
  const large = size === 'lg'
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn with elements, so that its text stays text
      role="img"
      aria-label={label === undefined ? sentence : `${label}. ${sentence}`}
      className={cx('w-full min-w-0 select-none', className)}
    >
      {figures && netPct !== undefined && (
        <RailReading ends={ends} netPct={netPct} net={net} size={size} />
      )}
      {large && paths && <RailPaths ends={ends} {...paths} />}
      {large && memory && <RailMemory ends={ends} {...memory} />}
      <RailAxis ends={ends} netPct={netPct} ghostPct={ghostPct ?? leftPct} size={size} />
      <RailEndLabels
        ends={ends}
        budget={budget}
        prices={large ? endPrices : undefined}
        size={size}
      />
      {used !== null && <RailTimeLine used={used} over={Boolean(time?.endedAt)} size={size} />}
      {figures && words !== undefined && (
        <p className="mt-1.5 text-xs text-muted first-letter:uppercase">{words}</p>
      )}
    </div>
  )
}
