// What the person saw last in this browser: for the next visit without a connection, and to say what happened since.
import * as z from 'zod/mini'
import { now } from '../clock.ts'
import { browserStorage } from './stored.ts'

const LastSession = z.object({
  id: z.string(),
  symbol: z.string(),
  /** USDC, and percent of the budget. */
  net: z.string(),
  netPct: z.number(),
})
const LastNumbers = z.object({
  /** The address of whom they are. */
  of: z.string(),
  /** Epoch ms at which they were on screen. */
  at: z.number(),
  /** USDC. */
  equity: z.string(),
  /** The sessions that were running. */
  sessions: z.array(LastSession),
})
export type LastNumbers = z.infer<typeof LastNumbers>

/** Milliseconds. A shorter absence is none. */
export const absenceMs = 15 * 60_000

const storageKey = 'alura.last-numbers'

export function readLastNumbers(): LastNumbers | null {
  try {
    const parsed = z.safeParse(LastNumbers, JSON.parse(browserStorage.getItem(storageKey) ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What was on screen before an absence; null: the person was not away. */
let left: LastNumbers | null | undefined
const listeners = new Set<() => void>()

/** Noted before the first numbers of this visit replace it. */
export function leftBehind(at = now()): LastNumbers | null {
  if (left === undefined) left = absence(at)
  return left
}

export function onLeftChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The person has seen what happened meanwhile. */
export function forgetAbsence(): void {
  setLeft(null)
}

/** Keeps what is on screen, while somebody may look at it. */
export function keepLastNumbers(numbers: Omit<LastNumbers, 'at'>, at = now()): void {
  if (document.visibilityState !== 'visible') return
  const before = absence(at)
  if (left === undefined || before !== null) setLeft(before)
  browserStorage.setItem(storageKey, JSON.stringify({ ...numbers, at }))
}

/** With a sign-out nothing of the account stays in the browser. */
export function forgetLastNumbers(): void {
  browserStorage.removeItem(storageKey)
  setLeft(undefined)
}

function absence(at: number): LastNumbers | null {
  const last = readLastNumbers()
  return last !== null && at - last.at >= absenceMs ? last : null
}

function setLeft(next: LastNumbers | null | undefined): void {
  left = next
  for (const tell of listeners) tell()
}
