// Words that several Chinese sentences share.
import { sign } from '../../../../contract/decimal.ts'
import type { Side } from '../../../../contract/primitives.ts'

export const sides: Record<Side, string> = { long: '多单', short: '空单' }

/** Of a signed amount in base units. */
export function sideOf(size: string): Side {
  return sign(size) < 0 ? 'short' : 'long'
}

/** "1m、5m 和 15m". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join('、')} 和 ${last}`
}

/** "40 秒", "3 分钟"; rounded up. */
export function lasting(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 120 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}
