// Sends an allowed order with its stop and target, and notes it in the transaction that writes its orders down.
import { ServiceError } from '../../../../contract/errors.ts'
import type { ExecutionNote } from '../../../storage/lab/executions.ts'
import type { MandateRow } from '../../../storage/trading/mandates.ts'
import type { NewPosition } from '../../../storage/trading/positions.ts'
import type { Store } from '../../../storage/store.ts'
import {
  type Journal,
  StaleDataError,
  changeTargets,
  moveStop,
  openPosition,
  settlePositions,
} from '../../../trading/index.ts'
import type { Act } from './act.ts'
import type { AllowedOrder } from './gate.ts'

/** The caller holds the mandate. Undefined: the exchange has not answered, and a later look finds out. */
export async function openOrder(
  act: Act,
  mandate: MandateRow,
  order: AllowedOrder,
): Promise<ExecutionNote | undefined> {
  const { trading, execution } = act
  const { asset, side, quantity, leverage, stop, target, margin, markPrice, checks } = order
  const before = await trading.store.positions.live(mandate.id)
  let positionId: string | undefined
  let message: string | undefined
  const outcome = await openPosition(trading, {
    mandate,
    asset,
    side,
    size: quantity,
    leverage,
    targets: target === null ? [] : [{ price: target, quantity: null }],
    stopLossPrice: stop,
    budget: margin,
    markPrice,
    decided: async (store, journal, position) => {
      await requireRoom(store, mandate, order)
      positionId = position.id
      await note(store, position)
      await explain(journal, position)
    },
  }).catch((error: unknown) => {
    if (!(error instanceof ServiceError) && !(error instanceof StaleDataError)) throw error
    message = error.message
    return 'refused' as const
  })
  const noted = { quantity, checks, stop, leverage }
  if (outcome === 'unknown') return undefined
  if (outcome !== 'refused') {
    await moveLevels()
    return { ...noted, state: 'done' }
  }
  return { ...noted, state: 'refused', error: message ?? (await wordsOf(act, mandate, positionId)) }

  async function note(store: Store, position: NewPosition): Promise<void> {
    const orders = await store.orders.ofPosition(position.id)
    const entry = orders.find(({ kind }) => kind === 'entry')
    await store.executions.change(execution.id, {
      state: 'sent',
      positionId: position.id,
      orderId: entry?.cloid ?? null,
      quantity,
      checks,
      stop,
      leverage,
    })
  }

  async function explain(journal: Journal, position: NewPosition): Promise<void> {
    const { symbol } = mandate
    await journal.log(mandate, {
      level: 'info',
      kind: 'decision',
      reason: {
        code: 'program_placed',
        values: {
          side,
          symbol,
          size: quantity,
          leverage,
          stopLossPrice: stop,
          because: execution.reason,
        },
      },
      tradeId: position.tradeId,
      positionId: position.id,
      data: { action: 'open', symbol, side, size: quantity, leverage, executionId: execution.id },
    })
  }

  /** A stop or target that the program names is for all that it holds of the market, as in a backtest. */
  async function moveLevels(): Promise<void> {
    for (const position of before) {
      if (position.status !== 'open') continue
      try {
        if (execution.stop !== null && stop !== null) await moveStop(trading, position.id, stop)
        if (execution.target !== null && target !== null) {
          const all = [{ price: target, quantity: null }]
          await changeTargets(trading, position.id, all, markPrice)
        }
      } catch (error) {
        // What it had rests still.
        trading.log.warn({ positionId: position.id, error: String(error) }, 'levels stayed')
      }
    }
  }
}

/** Others of the person's trades may have opened positions since the order was checked. */
async function requireRoom(store: Store, mandate: MandateRow, order: AllowedOrder): Promise<void> {
  await store.sessions.lockUser(mandate.userId)
  const live = await store.positions.liveOfUser(mandate.userId)
  if (live.some((each) => each.symbol === mandate.symbol && each.side !== order.side)) {
    throw new ServiceError('OPPOSITE_SIDE', `The other side of ${mandate.symbol} is open`)
  }
  // Including the one that is being opened.
  if (live.length <= order.mostPositions) return
  const message = `${live.length - 1} positions are open, and your limit is ${order.mostPositions}`
  throw new ServiceError('MAX_POSITIONS_REACHED', message)
}

async function wordsOf(
  { trading }: Act,
  mandate: MandateRow,
  positionId: string | undefined,
): Promise<string> {
  if (positionId === undefined) return 'The exchange refused the leverage'
  await settlePositions(trading, mandate)
  const orders = await trading.store.orders.ofPosition(positionId)
  const entry = orders.find(({ kind }) => kind === 'entry')
  return entry?.error ?? 'The exchange refused the entry'
}
