// The holder of sessions.
import type { Strategy } from '../../../engine/sessions/presets.ts'
import { sign } from '../../../contract/decimal.ts'
import type { ProgramSignals, SessionRuns } from '../port.ts'
import type { Signals } from '../../market/port.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { TradingContext, Holder } from '../../trading/index.ts'
import { readFree } from '../free/balance.ts'
import { runCycle } from './cycle.ts'
import { readGates } from './gates.ts'
import { priceAlarm } from './price-alarm.ts'
import type { SessionContext } from './session-context.ts'
import { strategyOf as ownStrategy } from './strategy.ts'

export interface SessionRunsDeps {
  signals: Signals
  programs?: ProgramSignals
  /** How a session reads its signals; when absent, as its row says. */
  strategyOf?: (session: SessionRow) => Strategy
}

/** Registers sessions with `trading`, which drives them from now on. */
export function createSessionRuns(
  trading: TradingContext,
  { signals, programs, strategyOf = ownStrategy }: SessionRunsDeps,
): SessionRuns {
  const ctx: SessionContext = { ...trading, signals, programs, strategyOf }
  const holder: Holder = {
    look: (mandate) => runCycle(ctx, mandate),
    alarm: ({ id }) => priceAlarm(ctx, id),
    positionClosed: async (store, { position, net, at }) => {
      if (sign(net) < 0) await store.sessions.noteLoss(position.mandateId, at)
    },
    entryLost: async (store, id) => {
      // The entry never filled, so that its candle may open another one.
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
