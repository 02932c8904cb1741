// What language models were asked and said: decisions for traders, and talks about programs.
import { index, integer, jsonb, numeric, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { executionCauses } from '../../../contract/lab/executions.ts'
import {
  type ModelMessage,
  modelDecisionStates,
} from '../../../contract/traders/model-decisions.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'
import { traders } from './traders.ts'

export const modelDecisions = pgTable(
  'model_decisions',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    accountId: integer('account_id')
      .notNull()
      .references(() => traders.id),
    cause: text('cause', { enum: executionCauses }).notNull(),
    state: text('state', { enum: modelDecisionStates }).notNull(),
    model: text('model').notNull(),
    context: jsonb('context').$type<ModelMessage[]>().notNull(),
    answer: text('answer'),
    problem: text('problem'),
    asks: integer('asks').notNull(),
    /** Until it is answered: as many as it may take. */
    tokensIn: integer('tokens_in').notNull(),
    tokensOut: integer('tokens_out').notNull(),
    /** US dollars. */
    cost: numeric('cost').notNull(),
    durationMs: integer('duration_ms').notNull(),
    at: ms('at').notNull(),
  },
  (t) => [index('model_decisions_account').on(t.accountId, t.id)],
)

/** What a question of a talk may take while its answer is waited for. After `until` nobody waits any more. */
export const aiReservations = pgTable(
  'ai_reservations',
  {
    id: serial('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => traders.id),
    tokens: integer('tokens').notNull(),
    /** US dollars. */
    cost: numeric('cost').notNull(),
    until: ms('until').notNull(),
  },
  (t) => [index('ai_reservations_account').on(t.accountId)],
)

/** "conv-prog-001" to clients. */
export const aiConversations = pgTable(
  'ai_conversations',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Named by number only, so that a talk outlives the program. */
    programId: integer('program_id'),
    title: text('title').notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [index('ai_conversations_user').on(t.userId, t.updatedAt)],
)

export const aiMessages = pgTable(
  'ai_messages',
  {
    id: serial('id').primaryKey(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => aiConversations.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['user', 'assistant'] }).notNull(),
    content: text('content').notNull(),
    /** A whole program. */
    codeSuggestion: text('code_suggestion'),
    /** Of an answer, with the trader whose model it is. */
    model: text('model'),
    accountId: integer('account_id'),
    tokens: integer('tokens').notNull(),
    /** US dollars. */
    cost: numeric('cost').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    index('ai_messages_conversation').on(t.conversationId, t.id),
    index('ai_messages_account').on(t.accountId),
  ],
)
