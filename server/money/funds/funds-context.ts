// What every part of the funds works with.
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { EntityEvent } from '../../../contract/live.ts'
import type { Context } from '../../context.ts'
import type { Store } from '../../storage/store.ts'

export interface FundsDeps extends Pick<
  Context,
  'config' | 'store' | 'exchange' | 'chain' | 'runner' | 'bus' | 'clock' | 'newId' | 'log'
> {
  timing?: Partial<FundsTiming>
}

/** Milliseconds. */
export interface FundsTiming {
  /** Between two looks at what is under way. */
  look: number
  /** Between two notes of what accounts under a mandate are worth. */
  sample: number
  /** Between two comparisons of the books of people whose sessions run; one at a time. */
  reconcile: number
  /** Between two of the same person's; and when something has moved since. */
  reconcileCalm: number
  reconcileMoved: number
  /** How long a reading of the ledger counts where streams tell that nothing is new. */
  told: number
  /** How long an answer about the books is remembered, and a reading of the ledger counts as fresh. */
  fresh: number
  /**
   * That the ledger does not know a transfer is believed this long after it was written down, and only while the balance
   * has not moved: the exchange books a withdrawal when it is paid, which took it twelve minutes at times.
   */
  neverArrived: number
  /** Looks between two pages of somebody's past. */
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
  /** How often a transfer was looked for in vain. */
  asks: Map<string, number>
  /** Looks so far: what has been under way for long is looked at in every `rarely`th only. */
  looks: number
  /** Transactions that somebody waits for and no block had yet: by hash, until when they are looked for. */
  sought: Map<`0x${string}`, { userId: UserId; until: UnixMs }>
  /** Confirmations that were told last, by hash of the transaction. */
  confirmations: Map<string, number>
  /** Entries that were missing from the exchange's list, and how often in a row. */
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

/** One's trouble is not another's: told in the log, and tried again with the next look. */
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
