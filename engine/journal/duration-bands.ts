// How long trades were held, in bands that grow with the time.
import type { JournalRow } from './journal-row.ts'

/** Minutes at which a band begins; the last has no end. */
export const bandStarts = [0, 1, 5, 15, 60, 240, 1_440, 10_080] as const

export interface DurationBand {
  /** Minutes, inclusive; the next band's is the end. */
  from: number
  n: number
  /** In units of 0.00000001 USDC. */
  units: number
}

/** All bands, also those without trades. */
export function durationBands(
  rows: readonly Pick<JournalRow, 'openedAt' | 'closedAt' | 'units'>[],
): DurationBand[] {
  const bands = bandStarts.map((from): DurationBand => ({ from, n: 0, units: 0 }))
  for (const { openedAt, closedAt, units } of rows) {
    const minutes = (closedAt - openedAt) / 60_000
    const band = bands.findLast(({ from }) => minutes >= from)
    if (band === undefined) continue
    band.n += 1
    band.units += units.net
  }
  return bands
}
