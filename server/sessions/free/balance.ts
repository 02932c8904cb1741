// Reads what is needed to compute the free balance for another session, and checks that it is enough.
import {
  add,
  compare,
  maximum,
  minimum,
  subtract,
  toFixed,
  zero,
} from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, PositionId, UserId } from '../../../contract/primitives.ts'
import { limits } from '../../../contract/sessions/session-starts.ts'
import type { ViewerContext } from '../../context.ts'
import type { AccountState } from '../../venue/port.ts'
import { openSizeOf, roomIn } from '../../trading/index.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'
import { type Holding, freeBalance } from './free-balance.ts'
import { type Check, failed, passed } from '../start/start-checks.ts'
import type { StartTerms } from '../start/terms.ts'

/** One reading of the account, and our positions as stored just before it. */
export interface AccountAndBooks {
  account: AccountState
  before: ReadonlyMap<PositionId, Holding>
}

/**
 * For a session in this market. `roomMs`: the greatest age of the exchange's answer about the remaining room for
 * orders.
 */
export async function readAccountAndBooks(
  { store, exchange, viewer }: ViewerContext,
  symbol: string,
  roomMs = 0,
): Promise<AccountAndBooks> {
  const before = await readHoldings(store, viewer.id)
  const { address } = viewer
  const account = await exchange.account(address)
  const room = await roomIn(exchange, { account, address }, symbol, roomMs)
  if (room === null) return { before, account }
  // Resting orders in other markets hold part of the margin.
  return {
    before,
    account: { ...account, available: minimum(account.available, minimum(room.buy, room.sell)) },
  }
}

/**
 * USDC. Positions are read before and after the account, so that between them they cover what it had. Call it with
 * the user locked, so that two sessions started at once do not count on the same money.
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

/** For display only: nothing is locked. Throws what `read` throws. */
export async function readFree(
  store: Store,
  userId: UserId,
  read: () => Promise<AccountState>,
): Promise<{ account: AccountState; free: DecimalString }> {
  const before = await readHoldings(store, userId)
  const account = await read()
  return { account, free: await freeOf(store, userId, { account, before }) }
}

/** A position that is in only one of the readings has opened or closed in between. */
function enclosing(before: Holding | undefined, after: Holding | undefined): Holding[] {
  const holding = after ?? before
  if (holding === undefined) return []
  const least = minimum(before?.least ?? zero, after?.least ?? zero)
  const most = maximum(before?.most ?? zero, after?.most ?? zero)
  return [{ ...holding, least, most }]
}

/** An entry is stored before it is sent, so that every position of ours on the exchange is among these. */
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

/**
 * The exchange's answer to an entry tells its size before the fills do; until then it may be anything up to the
 * planned size.
 */
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
