// Everything that is kept. Verbs see these functions, never SQL.
import { sql } from 'drizzle-orm'
import { agentKeyStore } from './agent-keys.ts'
import { candleStore } from './candles.ts'
import { challengeStore } from './challenges.ts'
import type { Database, OpenDatabase } from './database.ts'
import { fillStore } from './fills.ts'
import { idempotencyStore } from './idempotency.ts'
import { logStore } from './logs.ts'
import { orderStore } from './orders.ts'
import { positionStore } from './positions.ts'
import { sessionStore } from './sessions.ts'
import { tradeStore } from './trades.ts'
import { userStore } from './users.ts'

const stores = (db: Database) => ({
  users: userStore(db),
  challenges: challengeStore(db),
  agentKeys: agentKeyStore(db),
  idempotency: idempotencyStore(db),
  sessions: sessionStore(db),
  trades: tradeStore(db),
  positions: positionStore(db),
  orders: orderStore(db),
  fills: fillStore(db),
  logs: logStore(db),
  candles: candleStore(db),
})

export type Store = ReturnType<typeof stores> & {
  /** All or nothing; the work sees its own writes. A transaction inside a transaction is a savepoint. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  ping(): Promise<void>
  close(): Promise<void>
}

export function createStore(open: OpenDatabase): Store {
  return storeOf(open.db, () => open.close())
}

function storeOf(db: Database, close: () => Promise<void>): Store {
  return {
    ...stores(db),
    transaction: (work) => db.transaction((tx) => work(storeOf(tx, close))),
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    close,
  }
}
