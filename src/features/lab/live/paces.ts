import { formatDuration } from '../../../lib/time.ts'

/** Seconds between scheduled runs that can be chosen. */
export const paces = [10, 30, 60, 300, 900, 3_600, 14_400, 86_400] as const

export function paceWords(seconds: number): string {
  return formatDuration(seconds * 1_000)
}
