// How long trades were held, in bands that grow with the time.
import type { DurationData } from './chart-data.ts'

/** Minutes at which a band begins; the last has no end. */
export const bandStarts = [0, 1, 5, 15, 60, 240, 1_440, 10_080] as const

export interface DurationBand {
  /** Minutes; null: no end. */
  from: number
  to: number | null
  trades: number
  /** USDC as a float, for drawing. */
  net: number
}

export function durationBands(trades: DurationData['data']): DurationBand[] {
  const bands = bandStarts.map((from, index): DurationBand => ({
    from,
    to: bandStarts[index + 1] ?? null,
    trades: 0,
    net: 0,
  }))
  for (const { duration_minutes, net_pnl } of trades) {
    const band = bands.findLast(({ from }) => duration_minutes >= from)
    if (band === undefined) continue
    band.trades += 1
    band.net += Number(net_pnl)
  }
  return bands
}
