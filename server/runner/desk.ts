// What every part of the runner works with.
import type { Strategy } from '../../engine/presets.ts'
import type { Address, SessionId, UnixMs, UserId } from '../../contract/primitives.ts'
import type {
  AccountState,
  AuthorityWatch,
  Bus,
  Clock,
  Exchange,
  ExchangeFill,
  Logger,
  Signals,
} from '../context.ts'
import { strategyOf } from '../ledger/strategy.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Store } from '../storage/store.ts'

export interface RunnerDeps {
  store: Store
  exchange: Exchange
  authority: AuthorityWatch
  signals: Signals
  bus: Bus
  clock: Clock
  newId: () => string
  log: Logger
  /**
   * Names this process in leases. Where the database admits only one process a fixed name lets the next one go on at
   * once after a crash; where several share it each needs its own, which is the default.
   */
  owner?: string
  timing?: Partial<Timing>
  /** How a session reads its signals; as it says itself when absent. */
  strategyOf?: (session: SessionRow) => Strategy
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
  /** Between two cycles of a session. */
  cycle: number
  /** Prices are looked at this often at most. */
  tick: number
  /** One read of an account serves all of its sessions for this long. */
  account: number
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
  /** Resting take-profits and stops are looked at this often. */
  protection: number
  /** A process that stopped renewing loses its sessions after this. */
  lease: number
  /** The exchange gets this long to act on a trigger price before we do. */
  trigger: number
  /** The same refusal is logged again after this. */
  refusal: number
}

const defaultTiming: Timing = {
  cycle: 2_000,
  tick: 500,
  account: 1_000,
  authority: 30_000,
  lostAuthority: 10_000,
  firstAsk: 2_000,
  neverArrived: 30_000,
  signed: 30_000,
  fills: 15_000,
  protection: 15_000,
  lease: 15_000,
  trigger: 3_000,
  refusal: 60_000,
}

export interface Desk extends Omit<RunnerDeps, 'timing' | 'owner' | 'strategyOf'> {
  timing: Timing
  strategyOf: (session: SessionRow) => Strategy
  owner: string
  memory: Memory
}

/** Kept in this process only; everything in it can be found out again. */
interface Memory {
  addresses: Map<UserId, Address>
  accounts: Map<UserId, AccountState>
  /** The latest read of an account, perhaps still under way. */
  reads: Map<UserId, { at: UnixMs; account: Promise<AccountState> }>
  /** When fills were read last, and the sizes that the account had just before. */
  synced: Map<UserId, { at: UnixMs; sizes: string }>
  /** How often an unanswered order was asked about. */
  asks: Map<string, number>
  /** Position → size whose protection was seen on the exchange, and when. */
  verified: Map<string, { size: string; at: UnixMs }>
  /** Position → when its trigger price was first seen crossed. */
  crossed: Map<string, UnixMs>
  /** Position → not before then, after the exchange refused something. */
  retryAt: Map<string, { at: UnixMs; waitMs: number }>
  /** Sessions whose leverage was set by this process. */
  leveraged: Set<SessionId>
  /** Sessions that could not act when they were last looked at. */
  powerless: Set<SessionId>
  /** The last announcement of the approval's end in a session's log, in days. */
  announced: Map<SessionId, number>
  /** Position → its closes that were refused in a row. */
  refusedCloses: Map<
    string,
    { sessionId: SessionId; message: string; times: number; since: UnixMs }
  >
  refusals: Map<SessionId, { topic: string; seq: number; at: UnixMs; cycles: number }>
}

export function createDesk(deps: RunnerDeps): Desk {
  return {
    ...deps,
    timing: { ...defaultTiming, ...deps.timing },
    strategyOf: deps.strategyOf ?? strategyOf,
    owner: deps.owner ?? deps.newId(),
    memory: {
      addresses: new Map(),
      accounts: new Map(),
      reads: new Map(),
      synced: new Map(),
      asks: new Map(),
      verified: new Map(),
      crossed: new Map(),
      retryAt: new Map(),
      leveraged: new Set(),
      powerless: new Set(),
      announced: new Map(),
      refusedCloses: new Map(),
      refusals: new Map(),
    },
  }
}

export async function addressOf(desk: Desk, userId: UserId): Promise<Address> {
  const known = desk.memory.addresses.get(userId)
  if (known !== undefined) return known
  const user = await desk.store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  const address = asAddress(user.address)
  desk.memory.addresses.set(userId, address)
  return address
}

/** Addresses are checked before they are stored. */
function asAddress(text: string): Address {
  return text as Address
}

const shortestWaitMs = 1_000
const longestWaitMs = 30_000

export function mayRetry(desk: Desk, id: string): boolean {
  return desk.clock() >= (desk.memory.retryAt.get(id)?.at ?? 0)
}

/** Each refusal doubles the wait. */
export function backOff(desk: Desk, id: string): void {
  const last = desk.memory.retryAt.get(id)?.waitMs ?? shortestWaitMs / 2
  const waitMs = Math.min(longestWaitMs, last * 2)
  desk.memory.retryAt.set(id, { at: desk.clock() + waitMs, waitMs })
}

/** The nonce of a close for the browser: told by its expiry, so that the same signature can be made again from what is stored, or recalled. */
export function signedNonce(desk: Pick<Desk, 'timing'>, expiresAt: UnixMs): number {
  return expiresAt - desk.timing.signed
}

/** Thrown when the session changed, or belongs to another process, since the cycle read it: nothing was done. */
export class SessionMovedOn extends Error {
  override readonly name = 'SessionMovedOn'
}
