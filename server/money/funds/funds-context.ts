// Everything that the code in funds/ works with.
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import type { Context } from '../../context.ts'
import type { Store } from '../../storage/store.ts'

export interface FundsDeps extends Pick<
  Context,
  | 'config'
  | 'store'
  | 'exchange'
  | 'chain'
  | 'runner'
  | 'bus'
  | 'duties'
  | 'clock'
  | 'newId'
  | 'log'
> {
  timing?: Partial<FundsTiming>
}

/** All in milliseconds, except `past`. */
export interface FundsTiming {
  /** Between two checks of transfers and deposits in progress. */
  look: number
  /** Between two samples of the equity of accounts with a mandate. */
  sample: number
  /** Between two comparisons of books for people with running sessions; one person at a time. */
  reconcile: number
  /** Between two comparisons for the same person; the second when something has changed since. */
  reconcileCalm: number
  reconcileMoved: number
  /** How long a reading of the ledger counts as fresh while streams report nothing new. */
  told: number
  /** How long an answer about the books is cached, and a reading of the ledger counts as fresh. */
  fresh: number
  /**
   * "Not in the ledger" is believed this long after the transfer was stored, and only while the balance has not
   * moved. The exchange books a withdrawal when it is paid, which has taken twelve minutes.
   */
  neverArrived: number
  /** Number of checks between two pages of an account's past. */
  past: number
}

const defaultTiming: FundsTiming = {
  look: 3_000,
  sample: 60_000,
  reconcile: 30_000,
  reconcileCalm: 3_600_000,
  reconcileMoved: 300_000,
  told: 600_000,
  fresh: 5_000,
  neverArrived: 15 * 60_000,
  past: 2,
}

export interface FundsContext extends Omit<FundsDeps, 'timing'> {
  timing: FundsTiming
  /** Transfer → how often it was looked for without success. */
  asks: Map<string, number>
  /** Number of checks so far; older items are looked at only in some of them. */
  looks: number
  /**
   * Transactions that a user waits for and that no block contained yet: by hash, with the time until which they are
   * looked for.
   */
  sought: Map<`0x${string}`, { userId: UserId; until: UnixMs }>
  /** Transaction hash → the number of confirmations that was last reported. */
  confirmations: Map<string, number>
  /** Entry key → in how many readings in a row it was missing from the exchange's list. */
  missed: Map<string, number>
}

export const rarely = 20

export function createFundsContext(deps: FundsDeps): FundsContext {
  return {
    ...deps,
    timing: { ...defaultTiming, ...deps.timing },
    asks: new Map(),
    looks: 0,
    sought: new Map(),
    confirmations: new Map(),
    missed: new Map(),
  }
}

export async function addressOf(store: Store, userId: UserId): Promise<Address> {
  const user = await store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  return asAddress(user.address)
}

export function announce(
  { bus, clock }: FundsContext,
  userId: UserId,
  type: Extract<EntityEvent['type'], 'balance.changed' | 'notification'>,
  message?: string,
): void {
  const stream = type === 'notification' ? 'notifications' : 'balance'
  const event: EntityEvent = { type, at: clock(), ...(message !== undefined && { message }) }
  bus.publish(`user.${userId}.${stream}`, event)
}

/** Runs `work` for one user; an error is logged, retried at the next check, and does not affect other users. */
export async function attempt(
  { log }: Pick<FundsContext, 'log'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isKnown = error instanceof ServiceError
    log[isKnown ? 'warn' : 'error']({ error: String(error) }, `${what} failed; trying again`)
  }
}

/** Addresses are checked before they are stored. */
function asAddress(text: string): Address {
  return text as Address
}
