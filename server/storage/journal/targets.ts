// Targets of the trades in the journal.
import { sql } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'

export interface TradeTarget {
  tradeId: string
  /** Base units that its orders closed. */
  filled: number
  /** USDC before fees: that size at the target's price, against the average entry. */
  earned: number
  isReached: boolean
}

export function tradeTargetStore(db: Database) {
  return {
    /** Nearest first within each trade. Targets that were replaced before they filled are left out. */
    async ofTrades(userId: UserId): Promise<TradeTarget[]> {
      return rowsOf<TradeTarget>(
        db,
        sql`select j.id as "tradeId", t.filled_quantity::float8 as filled,
            (t.filled_quantity * (case j.side when 'long' then t.price - j.entry_price else j.entry_price - t.price end))::float8 as earned,
            (t.state = 'reached' or t.filled_quantity > 0) as "isReached"
          from journal_trades j join targets t on t.position_id = j.position_id
          where j.user_id = ${userId} and (t.state <> 'replaced' or t.filled_quantity > 0)
          order by j.id, t.step`,
      )
    },
  }
}
