// The account and the books behind what is free for another session, and the check that this is enough.
import { add, compare, maximum, minimum, subtract, toFixed, zero } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { DecimalString, PositionId, UserId } from '../../contract/primitives.ts'
import { limits } from '../../contract/sessions/session-starts.ts'
import type { ViewerContext } from '../context.ts'
import type { AccountState } from '../venue/port.ts'
import { openSizeOf } from '../trading/index.ts'
import type { OrderRow } from '../storage/trading/orders.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { Store } from '../storage/store.ts'
import { type Holding, freeBalance } from './free-balance.ts'
import { type Check, failed, passed } from './start-checks.ts'
import type { StartTerms } from './terms.ts'

/** What an account had, and what the books said of its positions just before it was read. */
export interface AccountAndBooks {
  account: AccountState
  before: ReadonlyMap<PositionId, Holding>
}

/** Of a session that is to trade this market. `roomMs`: how old the exchange's word on the room of orders may be. */
export async function readAccountAndBooks(
  { store, exchange, viewer }: ViewerContext,
  symbol: string,
  roomMs = 0,
): Promise<AccountAndBooks> {
  const before = await readHoldings(store, viewer.id)
  const [account, room] = await Promise.all([
    exchange.account(viewer.address),
    exchange.room(viewer.address, symbol, roomMs),
  ])
  if (room === null) return { before, account }
  // What rests elsewhere holds some of it back.
  return {
    before,
    account: { ...account, available: minimum(account.available, minimum(room.buy, room.sell)) },
  }
}

/**
 * USDC. Books from before and after the account was read enclose what it had. Call it with the user locked, so that two
 * sessions made at once do not count on the same money.
 */
export async function freeOf(
  store: Store,
  userId: UserId,
  { account, before }: AccountAndBooks,
): Promise<DecimalString> {
  const running = await store.sessions.running(userId)
  const after = await readHoldings(store, userId)
  const ids = new Set([...before.keys(), ...after.keys()])
  const holdings = [...ids].flatMap((id) => enclosing(before.get(id), after.get(id)))
  return freeBalance(account, running, holdings)
}

/** For showing: nothing is locked meanwhile. Throws what `read` throws. */
export async function readFree(
  store: Store,
  userId: UserId,
  read: () => Promise<AccountState>,
): Promise<{ account: AccountState; free: DecimalString }> {
  const before = await readHoldings(store, userId)
  const account = await read()
  return { account, free: await freeOf(store, userId, { account, before }) }
}

/** A position that is in one of them only has opened or closed in between. */
function enclosing(before: Holding | undefined, after: Holding | undefined): Holding[] {
  const holding = after ?? before
  if (holding === undefined) return []
  const least = minimum(before?.least ?? zero, after?.least ?? zero)
  const most = maximum(before?.most ?? zero, after?.most ?? zero)
  return [{ ...holding, least, most }]
}

/** An entry is in the books before it is sent, so that the exchange has nothing of ours that is not among these. */
async function readHoldings(store: Store, userId: UserId): Promise<Map<PositionId, Holding>> {
  const live = await store.positions.liveOfUser(userId)
  const holdings = live.map(async (position): Promise<[PositionId, Holding]> => {
    const isBooked = compare(position.entrySize, position.plannedSize) >= 0
    const orders = isBooked ? [] : await store.orders.ofPosition(position.id)
    return [position.id, holdingOf(position, orders)]
  })
  return new Map(await Promise.all(holdings))
}

const inDoubt: OrderRow['status'][] = ['intent', 'unknown', 'resting']

/** The answer to an entry tells its size sooner than its fills do; before that it may be anything up to all of it. */
function holdingOf(position: PositionRow, orders: readonly OrderRow[]): Holding {
  const { mandateId, symbol, side, entrySize, plannedSize } = position
  const entry = orders.find(({ kind }) => kind === 'entry')
  const open = openSizeOf(position)
  const withEntry = (size: DecimalString) => add(open, maximum(subtract(size, entrySize), 0))
  const least = withEntry(entry?.filledSize ?? zero)
  const mayFill = entry !== undefined && inDoubt.includes(entry.status)
  return { mandateId, symbol, side, least, most: mayFill ? withEntry(plannedSize) : least }
}

export function checkBalance({ contract: { budget } }: StartTerms, free: DecimalString): Check {
  const required = `${toFixed(budget, 2)} USDC`
  const actual = `${toFixed(free, 2)} USDC`
  if (compare(free, budget) >= 0) {
    return passed('balance', `${actual} is free on the exchange`, { required, actual })
  }
  const message = `The session needs ${required}, but only ${toFixed(free, 2)} is free on the exchange`
  return failed('balance', new ServiceError('INSUFFICIENT_BALANCE', message), {
    required,
    actual,
    fix: compare(free, limits.budgetMinimum) >= 0 ? 'lower_budget' : 'deposit',
  })
}
