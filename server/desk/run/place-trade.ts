// Places a trade: claims or shares the market, sends entry, targets and stop, and stores the trade with them.
import { ServiceError } from '../../../contract/errors.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { NewPosition } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'
import {
  type Journal,
  type Opened,
  StaleDataError,
  marketTaken,
  openPosition,
  settlePositions,
} from '../../trading/index.ts'
import type { TradePlan } from '../plan.ts'
import type { PlacedTrade } from '../port.ts'
import { triggerOf } from './break-even-price.ts'
import type { DeskContext } from './desk-context.ts'
import { releaseMarket } from './release-market.ts'

/** The mandate may be released between the claim and the trade; then it is claimed again. */
const tries = 3

export async function placeTrade(desk: DeskContext, trade: PlacedTrade): Promise<string> {
  const { trading, runner } = desk
  for (let round = 0; round < tries; round++) {
    const { id: mandateId } = await claimOrShare(desk, trade)
    const placed = await runner.act(mandateId, async () => {
      const mandate = await trading.store.mandates.byId(mandateId)
      if (mandate?.state !== 'trading') return undefined
      try {
        return await place(desk, mandate, trade)
      } finally {
        await releaseMarket(trading, mandateId)
      }
    })
    if (placed !== undefined) return placed
  }
  throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The market is busy; try again in a moment')
}

/** Throws MARKET_TAKEN. */
async function claimOrShare({ trading }: DeskContext, trade: PlacedTrade): Promise<MandateRow> {
  const { store, newId, clock } = trading
  const { userId, plan } = trade
  const { assetIndex, symbol } = plan.wish.asset
  const market = { assetIndex, symbol, createdAt: clock() }
  await store.mandates.claim({ id: newId(), userId, kind: 'desk', ...market })
  const holder = await store.mandates.holder(userId, assetIndex)
  if (holder === undefined) throw new StaleDataError('the market was let go of')
  if (holder.kind !== 'desk') throw marketTaken(holder)
  return holder
}

async function place(desk: DeskContext, mandate: MandateRow, trade: PlacedTrade): Promise<string> {
  const { trading } = desk
  const id = trading.newId()
  const { outcome, positionId } = await openBracket(desk, mandate, trade, async (store, made) => {
    const { plan, breakEven, setupTag, userId } = trade
    const { wish, verdict } = plan
    const now = trading.clock()
    await store.deskTrades.insert({
      id,
      userId,
      mandateId: mandate.id,
      positionId: made.id,
      symbol: mandate.symbol,
      side: wish.side,
      entryType: wish.limitPrice === null ? 'market' : 'limit',
      entryPrice: plan.entryPrice,
      quantity: plan.quantity,
      leverage: plan.leverage,
      riskAmount: verdict.riskAmount,
      sizeQuantity: verdict.size.quantity,
      limitedBy: verdict.size.limitedBy,
      breakEvenEnabled: breakEven.enabled,
      breakEvenPercent: breakEven.percent,
      breakEvenOffset: breakEven.offset,
      setupTag,
      warnings: plan.warnings,
      createdAt: now,
      updatedAt: now,
    })
  })
  if (outcome !== 'refused') return id
  throw await refusalOf(desk, mandate, positionId)
}

/** The viewer's other trades may have opened positions since the plan was made. */
async function requireRoom(store: Store, { plan, userId }: PlacedTrade): Promise<void> {
  await store.sessions.lockUser(userId)
  const live = await store.positions.liveOfUser(userId)
  const { symbol } = plan.wish.asset
  if (live.some((each) => each.symbol === symbol && each.side !== plan.wish.side)) {
    throw new ServiceError('OPPOSITE_SIDE', `The other side of ${symbol} was opened just now`)
  }
  // Including the one that is being placed.
  if (live.length <= plan.mostPositions) return
  const check = 'MAX_POSITIONS_REACHED'
  const [actual, limit] = [String(live.length - 1), String(plan.mostPositions)]
  const message = `${actual} positions are open, and your limit is ${limit}`
  throw new ServiceError(check, message, { details: [{ path: '', message, check, actual, limit }] })
}

/**
 * Sends entry, targets and stop. The caller holds the mandate. `record` runs within the transaction that writes the
 * orders down.
 */
export async function openBracket(
  { trading }: DeskContext,
  mandate: MandateRow,
  trade: PlacedTrade,
  record: (store: Store, position: NewPosition) => Promise<void>,
): Promise<{ outcome: Opened; positionId: string | undefined }> {
  const { plan, breakEven } = trade
  const { wish, targets, stopPrice, quantity, leverage, entryPrice, verdict, markPrice } = plan
  let positionId: string | undefined
  const outcome = await openPosition(trading, {
    mandate,
    asset: wish.asset,
    side: wish.side,
    size: quantity,
    leverage,
    targets,
    stopLossPrice: stopPrice,
    budget: verdict.margin,
    markPrice,
    ...(wish.limitPrice !== null && {
      waits: { limitPrice: wish.limitPrice, timeInForce: 'resting' },
    }),
    decided: async (store, journal, position) => {
      await requireRoom(store, trade)
      positionId = position.id
      await store.positions.change(position.id, {
        breakEvenTrigger: triggerOf(wish.side, entryPrice, breakEven),
        breakEvenOffset: breakEven.offset,
      })
      await record(store, position)
      await explain(journal, mandate, plan, position)
    },
  })
  return { outcome, positionId }
}

async function explain(
  journal: Journal,
  mandate: MandateRow,
  { wish, quantity, leverage, stopPrice, verdict }: TradePlan,
  position: NewPosition,
): Promise<void> {
  await journal.log(mandate, {
    level: 'info',
    kind: 'operator',
    reason: {
      code: 'trade_placed',
      values: {
        side: wish.side,
        symbol: mandate.symbol,
        size: quantity,
        price: wish.limitPrice,
        leverage,
        stopLossPrice: stopPrice,
        risk: verdict.riskAmount,
      },
    },
    tradeId: position.tradeId,
    positionId: position.id,
    data: { action: 'open', symbol: mandate.symbol, side: wish.side, size: quantity, leverage },
  })
}

/** The exchange's reason for refusing, once the database says that nothing was opened. */
export async function refusalOf(
  { trading }: DeskContext,
  mandate: MandateRow,
  positionId: string | undefined,
): Promise<ServiceError> {
  if (positionId === undefined) {
    const message = 'The exchange refused the leverage; the log of the market has its words'
    return new ServiceError('EXCHANGE_REJECTED', message)
  }
  await settlePositions(trading, mandate)
  const orders = await trading.store.orders.ofPosition(positionId)
  const entry = orders.find(({ kind }) => kind === 'entry')
  return new ServiceError('EXCHANGE_REJECTED', entry?.error ?? 'The exchange refused the entry')
}
