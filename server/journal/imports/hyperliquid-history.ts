// The viewer's own account on Hyperliquid. Fills of positions that were opened here are left out: they are trades of
// the journal already.
import { add, negate, subtract, zero } from '../../../contract/decimal.ts'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { StoredAccountFill } from '../../storage/journal/imports.ts'
import { inOrder } from '../../venue/index.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import { type HistorySource, progressAt } from './sources.ts'

type Ports = Pick<Context, 'store' | 'exchange'>

/** As the journal names markets. */
const nameOf = (symbol: string) => `${symbol}_USDT`

export function hyperliquidHistory({ store, exchange }: Ports): HistorySource {
  async function addressOf(userId: UserId): Promise<Address> {
    const user = await store.users.byId(userId)
    if (user === undefined) throw new ServiceError('NOT_FOUND', 'There is no such account')
    // Written by signing in, which checks it.
    return user.address as Address
  }

  return async (job, cursor) => {
    const { list, at } = cursor ?? { list: 'fills', at: job.from }
    const address = await addressOf(job.userId)
    const range = { from: at, until: job.until }
    if (list === 'fills') {
      const { items, next } = await exchange.pastFills(address, range)
      const isOver = next === null || next > job.until
      return {
        fills: await foreignFills(store, job.userId, inOrder(items)),
        funding: [],
        next: isOver ? { list: 'funding', at: job.from } : { list, at: next },
        progress: progressAt(job, isOver ? job.until : next, [0, 0.8]),
      }
    }
    const { items, next } = await exchange.pastFunding(address, range)
    const isOver = next === null || next > job.until
    return {
      fills: [],
      funding: items.map((each) => ({
        symbol: nameOf(each.symbol),
        at: each.at,
        amount: each.amount,
      })),
      next: isOver ? null : { list, at: next },
      progress: progressAt(job, isOver ? job.until : next, [0.8, 1]),
    }
  }
}

async function foreignFills(
  store: Ports['store'],
  userId: UserId,
  fills: readonly ExchangeFill[],
): Promise<StoredAccountFill[]> {
  const [first, last] = [fills[0], fills.at(-1)]
  if (first === undefined || last === undefined) return []
  const isOwn = await ownership(store, userId, fills, [first.at, last.at])
  const own = await store.ownFills.held(userId, first.at)
  const foreign: StoredAccountFill[] = []
  for (const fill of fills) {
    const { symbol, tid, at, isBuy, size, price, fee, startPosition } = fill
    const ofOurs = own.get(symbol) ?? zero
    if (isOwn(fill)) {
      own.set(symbol, add(ofOurs, isBuy ? size : negate(size)))
      continue
    }
    foreign.push({
      symbol: nameOf(symbol),
      fillId: String(tid),
      at,
      isBuy,
      size,
      price,
      fee,
      before: subtract(startPosition, ofOurs),
    })
  }
  return foreign
}

/** A fill may be read here before it is booked: then its order tells. */
async function ownership(
  { ownFills }: Ports['store'],
  userId: UserId,
  fills: readonly ExchangeFill[],
  [from, to]: [UnixMs, UnixMs],
): Promise<(fill: ExchangeFill) => boolean> {
  const booked = await ownFills.keys(userId, from, to)
  const told = fills.flatMap(({ cloid }) => (cloid === null ? [] : [cloid]))
  const sent = await ownFills.cloids(userId, [...new Set(told)])
  return ({ symbol, at, tid, cloid }) =>
    booked.has(`${symbol}:${at}:${tid}`) || (cloid !== null && sent.has(cloid))
}
