// Talks with a language model about programs. They are kept, can be searched, and are deleted by who had them.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { eventStream } from '../live/stream.ts'
import { RowId } from '../traders/trader-shared.ts'
import { NamedId, lab, listOf } from './lab-shared.ts'

const Message = z.string().check(z.trim(), z.minLength(1), z.maxLength(8_000))
const oneConversation = z.strictObject({ id: NamedId })

const Question = z.strictObject({
  message: Message,
  /** Absent: a new talk begins. */
  conversation_id: z.optional(NamedId),
  program_id: z.optional(RowId),
  /** The trader whose model is asked, and whose caps hold. */
  account_id: z.optional(RowId),
})
export type ChatQuestion = z.infer<typeof Question>

const Answer = z.object({
  /** Text of a model: never HTML. */
  response: z.string(),
  conversation_id: z.string(),
  /** A whole program, as written: to be shown as a change, and validated, before anybody saves it. */
  code_suggestion: z.nullable(z.string()),
  model: z.string(),
  /** Read and written, together. */
  tokens: z.int(),
})
export type ChatAnswer = z.infer<typeof Answer>

const asking = {
  ...lab,
  method: 'POST',
  scope: 'trade',
  body: Question,
} as const

export const aiChat = defineEndpoint({
  ...asking,
  id: 'ai.chat',
  path: '/api/programs/ai-chat',
  summary:
    'Ask about a program. The model of the named trader answers, or the one of this server; it is shown the program and its last backtest',
  output: Answer,
  errors: ['NOT_FOUND', 'NO_MODEL', 'MODEL_FAILED', ...idempotencyErrors],
})

const ChatPart = z.discriminatedUnion('kind', [
  /** What is written next. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** The whole, once it is kept. */
  z.object({ kind: z.literal('answer'), answer: Answer }),
])

export const streamAiChat = defineEndpoint({
  ...asking,
  id: 'ai.chatStream',
  path: '/api/programs/ai-chat/stream',
  summary:
    'The same, as it is written. Whoever hangs up ends the question, and what was written until then is kept',
  output: eventStream(ChatPart),
  errors: ['NOT_FOUND', 'NO_MODEL', 'MODEL_FAILED'],
})

export const listAiConversations = defineEndpoint({
  ...lab,
  id: 'ai.conversations',
  method: 'GET',
  path: '/api/programs/ai-conversations',
  summary: 'Talks with a model, newest first',
  query: z.strictObject({
    ...listOf,
    /** In the title or any message, whatever the case. */
    search: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      program_id: z.nullable(RowId),
      created_at: IsoTime,
    }),
  ),
  errors: [],
})

export const listAiMessages = defineEndpoint({
  ...lab,
  id: 'ai.messages',
  method: 'GET',
  path: '/api/programs/ai-conversations/:id/messages',
  summary: 'All messages of a talk, oldest first',
  params: oneConversation,
  output: z.array(
    z.object({
      id: RowId,
      role: z.enum(['user', 'assistant']),
      content: z.string(),
      code_suggestion: z.nullable(z.string()),
      created_at: IsoTime,
    }),
  ),
  errors: ['NOT_FOUND'],
})

export const deleteAiConversation = defineEndpoint({
  ...lab,
  id: 'ai.delete',
  method: 'DELETE',
  path: '/api/programs/ai-conversations/:id',
  summary: 'Delete a talk with all its messages, for good',
  params: oneConversation,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
