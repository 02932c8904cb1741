// Hyperliquid's hourly rate: an eighth of (premium + clamp(0.01 % − premium, ±0.05 %)), neutral at 0.0000125. The
// premium follows the day's trend: longs pay more after a rise.
import type { HourSkeleton } from './hours.ts'
import { streamKey, uniform } from './draws.ts'

const INTEREST_8H = 0.0001
const CLAMP = 0.0005
const TREND_HOURS = 24

export function createFunding(seed: string, name: string, skeleton: HourSkeleton) {
  const stream = streamKey(seed, name, 'funding')

  return (hour: number): number => {
    const trend = skeleton.logOpen(hour) - skeleton.logOpen(Math.max(0, hour - TREND_HOURS))
    const noise = uniform(stream, hour) - 0.5
    const premium = INTEREST_8H + 0.012 * trend + 0.0004 * noise
    const rate = (premium + Math.min(CLAMP, Math.max(-CLAMP, INTEREST_8H - premium))) / 8
    return Math.round(rate * 1e10) / 1e10
  }
}
