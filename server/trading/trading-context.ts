// Everything that code needs to act on an account.
import { EventEmitter } from 'node:events'
import type { Address, MandateId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Reason } from '../../contract/reasons/reasons.ts'
import type { AuthorityWatch } from '../people/port.ts'
import type { Bus } from '../live/port.ts'
import type { Clock, Findings, Logger } from '../ops/port.ts'
import type { AccountState, Exchange, ExchangeFill } from '../venue/port.ts'
import type { MandateKind } from '../storage/trading/mandates.ts'
import type { Store } from '../storage/store.ts'
import type { Holder } from './mandates/holder.ts'

export interface TradingDeps {
  store: Store
  exchange: Exchange
  authority: AuthorityWatch
  bus: Bus
  clock: Clock
  newId: () => string
  log: Logger
  findings: Findings
  /**
   * This process's name in leases. Where the database admits only one process, a fixed name lets the next one
   * continue at once after a crash; where several share it, each needs its own, which is the default.
   */
  owner?: string
  timing?: Partial<Timing>
  /** Users who have a page open now. */
  viewers?: () => Iterable<UserId>
  /** Runs within the transaction that books a fill, so that its writes are committed together with the fill. */
  onFill?: (store: Store, booked: BookedFill) => Promise<void>
}

export interface BookedFill {
  userId: UserId
  fill: ExchangeFill
  /** Whether it is a fill of one of our orders. */
  isOurs: boolean
}

/** All in milliseconds. */
interface Timing {
  /** Between two looks at a mandate. */
  cycle: number
  /** The least time between two checks of prices. */
  tick: number
  /** How long one reading of an account is shared by all of its mandates. */
  account: number
  /** How long a stream's report is believed after the last reading that agreed with it. */
  agreement: number
  /** How far a stream may be behind a reading. */
  lag: number
  /** When nothing is at stake: between two readings of an account without a stream, and of its fills. */
  untold: number
  untoldFills: number
  /** When nothing is at stake: between two readings of what streams report: fills, resting orders. */
  toldFills: number
  toldProtection: number
  /** Between two checks of the agent's approval; `lostAuthority` while it is lost. */
  authority: number
  lostAuthority: number
  /** The wait before an unanswered order is asked about: its status may show up late. */
  firstAsk: number
  /** "Not known" is believed this long after the order was written down. Longer than an order's lifetime. */
  neverArrived: number
  /** How long a close signed for the browser is valid. */
  signed: number
  /** Fills are read at least this often, even when the account has not changed. */
  fills: number
  /** Between two checks of resting take-profits, stops and entries that no stream reports. */
  protection: number
  /** How long a process keeps its mandates after it stopped renewing their leases, as one that was killed does. */
  lease: number
  /** Work under a mandate that takes longer hangs: its lease is not renewed any more. */
  stuck: number
  /** How long the exchange has to execute its own trigger order before the server closes. */
  trigger: number
  /** Between two log lines about the same refusal. */
  refusal: number
  /** How long the exchange has to report the end of a position that it does not hold any more. */
  unaccounted: number
  /** While a market is doubtful: the greatest age of what is believed about it. */
  doubt: number
}

const defaultTiming: Timing = {
  cycle: 2_000,
  tick: 500,
  account: 1_000,
  agreement: 120_000,
  lag: 3_000,
  untold: 5_000,
  untoldFills: 300_000,
  toldFills: 3_600_000,
  toldProtection: 1_800_000,
  authority: 600_000,
  lostAuthority: 10_000,
  firstAsk: 2_000,
  neverArrived: 30_000,
  signed: 30_000,
  fills: 15_000,
  protection: 60_000,
  lease: 4_000,
  stuck: 15_000,
  trigger: 3_000,
  refusal: 60_000,
  unaccounted: 120_000,
  doubt: 60_000,
}

export interface TradingContext extends Omit<TradingDeps, 'timing' | 'owner'> {
  timing: Timing
  /** All ways to trade, by kind. */
  holders: Map<MandateKind, Holder>
  owner: string
  memory: Memory
}

/** Kept in this process only; all of it can be read or computed again. */
interface Memory {
  addresses: Map<UserId, Address>
  accounts: Map<UserId, AccountState>
  /** The latest reading of an account, which may still be in progress. */
  reads: Map<UserId, { at: UnixMs; account: Promise<AccountState> }>
  /** The priority of an account for a stream, by mandate: 2 with open positions, 1 without. */
  needs: Map<MandateId, { userId: UserId; rank: number; at: UnixMs }>
  /** Mandates whose next look must read the account, whatever a stream has reported. */
  doubted: Set<MandateId>
  /** Mandates whose last look found everything in order and did nothing: the next look may be later. */
  resting: Set<MandateId>
  /** When fills were last read, and the account's sizes by what is booked. */
  synced: Map<UserId, { at: UnixMs; sizes: string }>
  /** Emits the client order id of every reported fill, once it is booked or has to wait for another. */
  heard: EventEmitter
  /** Client order id → how often an unanswered order was asked about. */
  asks: Map<string, number>
  /** Client order id of a waiting entry → when it was last asked about. */
  entries: Map<string, UnixMs>
  /**
   * Position → the size whose protection was read from the exchange, and when; `toldAt`: when a stream last reported
   * the same.
   */
  verified: Map<string, { size: string; at: UnixMs; toldAt?: UnixMs }>
  /** Position → when the mark was first seen beyond its trigger price. */
  crossed: Map<string, UnixMs>
  /** Position → not to be tried before then, after a refusal. */
  retryAt: Map<string, { at: UnixMs; waitMs: number }>
  /** Mandate → the leverage that this process has set. */
  leverage: Map<MandateId, number>
  /** Mandate → the last log line, which is being repeated. */
  repeats: Map<
    MandateId,
    { topic: string; seq: number; at: UnixMs; cycles: number; reason: Reason }
  >
  /** Mandates that were not allowed to act at their last look. */
  powerless: Set<MandateId>
  /** Mandate → the last warning about the approval's end in its log, as days left. */
  announced: Map<MandateId, number>
  /** Mandates of sessions that have been told to have lost half of what they may. */
  halfLost: Set<MandateId>
  /** Position → since when the exchange does not hold it without having reported a fill that closed it. */
  absent: Map<string, UnixMs>
  /** Mandates with positions in a delisted market, and since when the delisting is known. */
  delisted: Map<MandateId, { symbol: string; since: UnixMs }>
  /** Position → its closes that were refused in a row. */
  refusedCloses: Map<
    string,
    { mandateId: MandateId; message: string; times: number; since: UnixMs }
  >
}

export function createTradingContext(deps: TradingDeps): TradingContext {
  return {
    ...deps,
    timing: { ...defaultTiming, ...deps.timing },
    holders: new Map(),
    owner: deps.owner ?? deps.newId(),
    memory: {
      addresses: new Map(),
      accounts: new Map(),
      reads: new Map(),
      needs: new Map(),
      doubted: new Set(),
      resting: new Set(),
      synced: new Map(),
      heard: new EventEmitter(),
      asks: new Map(),
      entries: new Map(),
      verified: new Map(),
      crossed: new Map(),
      retryAt: new Map(),
      leverage: new Map(),
      repeats: new Map(),
      powerless: new Set(),
      announced: new Map(),
      halfLost: new Set(),
      absent: new Map(),
      delisted: new Map(),
      refusedCloses: new Map(),
    },
  }
}

export async function addressOf(ctx: TradingContext, userId: UserId): Promise<Address> {
  const known = ctx.memory.addresses.get(userId)
  if (known !== undefined) return known
  const user = await ctx.store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  const address = asAddress(user.address)
  ctx.memory.addresses.set(userId, address)
  return address
}

/** Addresses are validated before they are stored. */
function asAddress(text: string): Address {
  return text as Address
}

const shortestWaitMs = 1_000
const longestWaitMs = 30_000

export function mayRetry(ctx: TradingContext, id: string): boolean {
  return ctx.clock() >= (ctx.memory.retryAt.get(id)?.at ?? 0)
}

/** Each refusal doubles the wait. */
export function backOff(ctx: TradingContext, id: string, longestMs = longestWaitMs): void {
  const last = ctx.memory.retryAt.get(id)?.waitMs ?? shortestWaitMs / 2
  const waitMs = Math.min(longestMs, last * 2)
  ctx.memory.retryAt.set(id, { at: ctx.clock() + waitMs, waitMs })
}

/**
 * The nonce of a close for the browser. Derived from its expiry, so that the same signature can be made again, or
 * recalled, from what is stored.
 */
export function signedNonce(ctx: Pick<TradingContext, 'timing'>, expiresAt: UnixMs): number {
  return expiresAt - ctx.timing.signed
}

/** Thrown when the data that was read has changed or belongs to another process now. Nothing was done. */
export class StaleDataError extends Error {
  override readonly name = 'StaleDataError'
}
