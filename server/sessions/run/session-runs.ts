// Sessions as a way to trade.
import type { Strategy } from '../../../engine/sessions/presets.ts'
import { sign } from '../../../contract/decimal.ts'
import type { SessionRuns } from '../port.ts'
import type { Signals } from '../../market/port.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { TradingContext, Holder } from '../../trading/index.ts'
import { readFree } from '../balance.ts'
import { runCycle } from './cycle.ts'
import { readGates } from './gates.ts'
import { priceAlarm } from './price-alarm.ts'
import type { SessionContext } from './session-context.ts'
import { strategyOf as ownStrategy } from './strategy.ts'

export interface SessionRunsDeps {
  signals: Signals
  /** How a session reads its signals; as it says itself when absent. */
  strategyOf?: (session: SessionRow) => Strategy
}

/** From now on `trading` drives sessions too. */
export function createSessionRuns(
  trading: TradingContext,
  { signals, strategyOf = ownStrategy }: SessionRunsDeps,
): SessionRuns {
  const ctx: SessionContext = { ...trading, signals, strategyOf }
  const holder: Holder = {
    look: (mandate) => runCycle(ctx, mandate),
    alarm: ({ id }) => priceAlarm(ctx, id),
    positionClosed: async (store, { position, net, at }) => {
      if (sign(net) < 0) await store.sessions.noteLoss(position.mandateId, at)
    },
    entryLost: async (store, id) => {
      // The candle behind an entry that never was may open another.
      const now = await store.sessions.byId(id)
      if (now?.status === 'active') {
        await store.sessions.change(now.id, now.version, { lastEntryAt: {} })
      }
    },
  }
  trading.holders.set('session', holder)
  return {
    gates: (id) => readGates(ctx, id),
    freeIn: (userId, read) => readFree(ctx.store, userId, read),
  }
}
