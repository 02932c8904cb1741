// Traders: what programs and language models trade for.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, numeric, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { stopRules, traderStates, traderTypes } from '../../../contract/traders/traders.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const traders = pgTable(
  'traders',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    accountType: text('account_type', { enum: traderTypes }).notNull(),
    llmProvider: text('llm_provider'),
    llmModel: text('llm_model'),
    llmBaseUrl: text('llm_base_url'),
    /** The key of the language model, encrypted by server/people/agent/vault.ts. */
    llmKey: text('llm_key'),
    state: text('state', { enum: traderStates }).notNull(),
    /** Why it stopped itself. */
    error: text('error'),
    exchangeAccountId: text('exchange_account_id').notNull(),
    poolIds: jsonb('pool_ids').$type<number[]>().notNull(),
    intervalSecs: integer('interval_secs').notNull(),
    isScheduled: boolean('is_scheduled').notNull(),
    prompt: text('prompt'),
    /** Of a trader for a language model. */
    symbols: jsonb('symbols').$type<string[]>().notNull().default(['BTC']),
    /** A day of UTC; null: no cap. */
    tokensPerDay: integer('tokens_per_day'),
    /** US dollars. */
    costPerDay: numeric('cost_per_day'),
    /** US dollars per million tokens. */
    priceIn: numeric('price_in'),
    priceOut: numeric('price_out'),
    /** USDC; null: no budget of its own. */
    budget: numeric('budget'),
    /** Percent of the budget. */
    lossThreshold: numeric('loss_threshold', { mode: 'number' }).notNull(),
    withoutStop: text('without_stop', { enum: stopRules }).notNull(),
    /** Percent from the entry. */
    protectiveStopPct: numeric('protective_stop_pct', { mode: 'number' }).notNull(),
    /** USDC, signed: its net result when it was resumed after a stop; losses count from here. */
    lossesFrom: numeric('losses_from').notNull(),
    createdAt: ms('created_at').notNull(),
    /** Removed traders stay for what they did. */
    removedAt: ms('removed_at'),
  },
  (t) => [
    index('traders_user')
      .on(t.userId)
      .where(sql`removed_at is null`),
  ],
)
