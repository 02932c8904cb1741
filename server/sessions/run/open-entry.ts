// Carries out an entry that the engine decided: its signal's candle counts as used, and the log says why.
import { multiply } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { Decision } from '../../../engine/types.ts'
import type { NewPosition } from '../../storage/trading/positions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import {
  type Journal,
  type Mandate,
  type OpenOrder,
  StaleDataError,
  openPosition,
} from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

export interface Entry {
  mandate: Mandate
  session: SessionRow
  asset: Asset
  decision: Extract<Decision, { action: 'open' }>
  markPrice: string
}

/** True when the entry filled; one that rests has not. */
export async function openEntry(ctx: SessionContext, entry: Entry): Promise<boolean> {
  const { mandate, session, asset, decision, markPrice } = entry
  const { side, size, leverage, takeProfitPrice, stopLossPrice } = decision
  const { maker } = ctx.strategyOf(session)
  const opened = await openPosition(ctx, {
    mandate,
    asset,
    side,
    size,
    leverage,
    targets: [{ price: takeProfitPrice, quantity: null, rests: maker?.restsTargets ?? false }],
    stopLossPrice,
    budget: session.budgetPerPosition,
    markPrice,
    ...(decision.rests && { waits: await postAt(ctx, entry) }),
    decided: async (store, journal, position) => {
      const { interval, at } = decision.signal
      const lastEntryAt = { ...session.lastEntryAt, [interval]: at }
      if (!(await store.sessions.change(session.id, session.version, { lastEntryAt }))) {
        throw new StaleDataError('the session changed while an entry was decided')
      }
      await explain(ctx, journal, entry, position)
      journal.changed(mandate, 'session.changed')
    },
  })
  return opened === 'filled'
}

/**
 * At the middle of the book, rounded to the own side: never a price that the book would take, and the best one where the
 * spread is a tick. The exchange refuses it where the book has moved on, and the next look posts anew.
 */
async function postAt(
  { exchange }: SessionContext,
  { asset, markPrice }: Entry,
): Promise<NonNullable<OpenOrder['waits']>> {
  const limitPrice = (await exchange.freshMid(asset.symbol)) ?? markPrice
  return { limitPrice, timeInForce: 'post_only' }
}

async function explain(
  ctx: SessionContext,
  journal: Journal,
  { mandate, session, decision, markPrice, asset }: Entry,
  position: NewPosition,
): Promise<void> {
  await journal.log(mandate, {
    level: 'info',
    kind: 'decision',
    reason: {
      code: 'entry_ordered',
      values: {
        because: decision.why,
        size: decision.size,
        symbol: asset.symbol,
        markPrice,
        notional: multiply(decision.size, markPrice),
        leverage: decision.leverage,
        takeProfitPrice: decision.takeProfitPrice,
        stopLossPrice: decision.stopLossPrice,
      },
    },
    tradeId: position.tradeId,
    positionId: position.id,
    data: {
      action: 'open',
      symbol: asset.symbol,
      side: decision.side,
      size: decision.size,
      markPrice,
      leverage: decision.leverage,
      rests: decision.rests,
      takeProfitPrice: decision.takeProfitPrice,
      stopLossPrice: decision.stopLossPrice,
      signal: decision.signal,
      threshold: ctx.strategyOf(session).entryThreshold,
    },
  })
}
