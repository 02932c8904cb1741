// The exchange's name for an account's equity curve.
import type { EquityPeriod } from '../ports/funds.ts'
import type { AccountMode } from './mode.ts'

const whole: Record<EquityPeriod, string> = {
  '24h': 'day',
  '7d': 'week',
  '30d': 'month',
  all: 'allTime',
}

const perps: Record<EquityPeriod, string> = {
  '24h': 'perpDay',
  '7d': 'perpWeek',
  '30d': 'perpMonth',
  all: 'perpAllTime',
}

/** For a pooled account a curve of the perpetuals alone is meaningless. */
export function windowOf(period: EquityPeriod, mode: AccountMode): string {
  return (mode === 'pooled' ? whole : perps)[period]
}
