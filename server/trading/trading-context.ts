// What everything that acts on an account works with.
import type { Address, MandateId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Reason } from '../../contract/reasons/reasons.ts'
import type { AuthorityWatch } from '../people/port.ts'
import type { Bus } from '../live/port.ts'
import type { Clock, Findings, Logger } from '../ops/port.ts'
import type { AccountState, Exchange, ExchangeFill } from '../venue/port.ts'
import type { MandateKind } from '../storage/trading/mandates.ts'
import type { Store } from '../storage/store.ts'
import type { Holder } from './holder.ts'

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
   * Names this process in leases. Where the database admits only one process a fixed name lets the next one go on at
   * once after a crash; where several share it each needs its own, which is the default.
   */
  owner?: string
  timing?: Partial<Timing>
  /** Who has a page open now. */
  viewers?: () => Iterable<UserId>
  /** Works inside the transaction that books a fill: what it writes is there exactly when the fill is. */
  onFill?: (store: Store, booked: BookedFill) => Promise<void>
}

export interface BookedFill {
  userId: UserId
  fill: ExchangeFill
  /** Of an order that we sent. */
  isOurs: boolean
}

/** Milliseconds. */
interface Timing {
  /** Between two looks at a mandate. */
  cycle: number
  /** Prices are looked at this often at most. */
  tick: number
  /** One read of an account serves all of its mandates for this long. */
  account: number
  /** What a stream tells of an account counts for as long as a reading agreed so lately. */
  agreement: number
  /** A stream may be behind a reading by this much. */
  lag: number
  /** In calm, between two readings of an account that no stream tells of, and of its fills. */
  untold: number
  untoldFills: number
  /** In calm, between two readings of what streams tell: fills, resting orders. */
  toldFills: number
  toldProtection: number
  /** The agent's approval is looked at this often; `lostAuthority` while it is lost. */
  authority: number
  lostAuthority: number
  /** An unanswered order is not asked about sooner: the exchange may be slower than its own list. */
  firstAsk: number
  /** "Not known" is believed this long after the order was written down. Beyond the life of an order. */
  neverArrived: number
  /** A close that somebody else is to send is void after this. */
  signed: number
  /** Fills are read at least this often, whatever the account says. */
  fills: number
  /** Of resting take-profits and stops, and of an entry that waits, where no stream tells of them. */
  protection: number
  /** A process that stopped renewing loses its mandates after this. */
  lease: number
  /** The exchange gets this long to act on a trigger price before we do. */
  trigger: number
  /** The same refusal is logged again after this. */
  refusal: number
  /** The exchange gets this long to tell of the end of a position that it does not hold any more. */
  unaccounted: number
  /** In trouble, nothing older is believed of a market. */
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
  lease: 15_000,
  trigger: 3_000,
  refusal: 60_000,
  unaccounted: 120_000,
  doubt: 60_000,
}

export interface TradingContext extends Omit<TradingDeps, 'timing' | 'owner'> {
  timing: Timing
  /** The ways to trade that there are. */
  holders: Map<MandateKind, Holder>
  owner: string
  memory: Memory
}

/** Kept in this process only; everything in it can be found out again. */
interface Memory {
  addresses: Map<UserId, Address>
  accounts: Map<UserId, AccountState>
  /** The latest read of an account, perhaps still under way. */
  reads: Map<UserId, { at: UnixMs; account: Promise<AccountState> }>
  /** Whose account needs looking after, by mandate: 2 with open positions, 1 without. */
  needs: Map<MandateId, { userId: UserId; rank: number; at: UnixMs }>
  /** Mandates at whose next look the account is read, whatever was told of it. */
  doubted: Set<MandateId>
  /** When fills were read last, and the sizes that the account had just before. */
  synced: Map<UserId, { at: UnixMs; sizes: string }>
  /** How often an unanswered order was asked about. */
  asks: Map<string, number>
  /** Entry that waits → when it was asked about last. */
  entries: Map<string, UnixMs>
  /** Position → size whose protection was read from the exchange, and when; and when a stream last told the same. */
  verified: Map<string, { size: string; at: UnixMs; toldAt?: UnixMs }>
  /** Position → when its trigger price was first seen crossed. */
  crossed: Map<string, UnixMs>
  /** Position → not before then, after the exchange refused something. */
  retryAt: Map<string, { at: UnixMs; waitMs: number }>
  /** Mandate → the leverage that this process has set. */
  leverage: Map<MandateId, number>
  /** Mandate → the line that is repeated. */
  repeats: Map<
    MandateId,
    { topic: string; seq: number; at: UnixMs; cycles: number; reason: Reason }
  >
  /** Mandates under which nothing could be done when they were last looked at. */
  powerless: Set<MandateId>
  /** Mandate → the last announcement of the approval's end in its log, in days. */
  announced: Map<MandateId, number>
  /** Position → since when the exchange holds nothing of it and tells no fill of its end. */
  absent: Map<string, UnixMs>
  /** Mandates with positions in a market that was delisted, and since when that is known. */
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
      synced: new Map(),
      asks: new Map(),
      entries: new Map(),
      verified: new Map(),
      crossed: new Map(),
      retryAt: new Map(),
      leverage: new Map(),
      repeats: new Map(),
      powerless: new Set(),
      announced: new Map(),
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

/** Addresses are checked before they are stored. */
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

/** The nonce of a close for the browser: told by its expiry, so that the same signature can be made again from what is stored, or recalled. */
export function signedNonce(ctx: Pick<TradingContext, 'timing'>, expiresAt: UnixMs): number {
  return expiresAt - ctx.timing.signed
}

/** Thrown when what was read has changed, or belongs to another process by now: nothing was done. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn'
}
