import { toNumber } from '../../../../contract/decimal.ts'
import type { ComparedDifference } from '../../../../contract/lab/comparisons.ts'
import type { Difference } from '../../../../engine/programs/differences.ts'

export function differenceView(difference: Difference): ComparedDifference {
  const counted = 'live' in difference
  return {
    kind: difference.kind,
    message: wordsOf(difference),
    live: counted ? toNumber(difference.live) : null,
    tested: counted ? toNumber(difference.tested) : null,
    usd: 'usd' in difference ? toNumber(difference.usd) : null,
    late_ms: 'lateMs' in difference ? difference.lateMs : null,
  }
}

function wordsOf(difference: Difference): string {
  switch (difference.kind) {
    case 'price':
      return `Live it decided at ${difference.live}, the backtest at ${difference.tested}`
    case 'fill':
      return `Live it filled at ${difference.live}, in the backtest at ${difference.tested}`
    case 'fee':
      return `The fee was ${difference.live} USDC a unit live, ${difference.tested} in the backtest`
    case 'funding':
      return `Funding was ${difference.live} USDC live, ${difference.tested} in the backtest`
    case 'size':
      return `Live it was ${difference.live}, in the backtest ${difference.tested}: rules or money left another size`
    case 'refused':
      return difference.side === 'live'
        ? `Live it was refused: ${difference.rule}`
        : `In the backtest it was refused: ${difference.rule}`
    case 'failed':
      return 'Live its run or its order failed'
    case 'missed_look':
      return `Nobody looked when the bar closed${later(difference.lateMs)}`
    case 'decided_otherwise':
      return `Live it was looked at, and decided otherwise${later(difference.lateMs)}`
    case 'unknown_look':
      return 'Whether somebody looked then is no longer known'
    case 'only_live':
      return 'The backtest has nothing like it'
  }
}

function later(ms: number | null): string {
  if (ms === null) return ''
  const minutes = Math.round(ms / 60_000)
  return minutes < 1
    ? '; less than a minute later it was decided'
    : `; ${minutes} minutes later it was decided`
}
