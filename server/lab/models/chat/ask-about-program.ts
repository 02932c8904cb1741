import { cut } from '../../../../contract/words/cut.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ModelMessage } from '../../../../contract/traders/model-decisions.ts'
import type { ChatAnswer, ChatQuestion } from '../../../../contract/lab/ai-chat.ts'
import type { PersonContext, Visit } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import type { AiConversationRow } from '../../../storage/models/ai-conversations.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { requireTrader } from '../../../traders/index.ts'
import { noSuchProgram } from '../../programs/program-view.ts'
import type { ModelReply } from '../answer/model-reply.ts'
import { callModel } from '../call-model.ts'
import { endpointOf, ownEndpoint } from '../providers.ts'
import { reserveTalk } from '../spending/reserve.ts'
import { costOf, countedTokens, mostTokens } from '../spending/spending.ts'
import { conversationName, requireConversation } from './conversation.ts'
import { suggestionIn, talkAbout } from './talk.ts'

const answerTokens = 3_000
const timeoutMs = 60_000
const titleLength = 60

/** Answers and keeps both messages together: a question without an answer leaves nothing. */
export const askAboutProgram: Verb<PersonContext, typeof contract.aiChat> = async ({
  ctx,
  input: { body },
}) => {
  const asked = await prepare(ctx, body)
  const { endpoint, messages } = asked
  const reply = await callModel(endpoint, { messages, maxTokens: answerTokens, timeoutMs })
  if (reply.kind === 'answer') return keep(ctx, asked, reply)
  await giveBack(ctx, asked)
  throw new ServiceError('MODEL_FAILED', reply.problem)
}

/** The same, as it is written. When nobody listens any more the question ends, and what was written is kept: it was paid for. */
export const streamAboutProgram: Verb<
  PersonContext & Visit,
  typeof contract.streamAiChat
> = async ({ ctx, input: { body } }) => written(ctx, await prepare(ctx, body))

async function* written(ctx: PersonContext & Visit, asked: Prepared) {
  const { endpoint, messages } = asked
  const { gone } = ctx
  let text = ''
  const pieces = new TransformStream<string, string>(undefined, undefined, {
    highWaterMark: Number.POSITIVE_INFINITY,
  })
  const writer = pieces.writable.getWriter()
  const replying = callModel(endpoint, {
    messages,
    maxTokens: answerTokens,
    timeoutMs,
    signal: gone,
    onText(piece) {
      text += piece
      void writer.write(piece).catch(() => undefined)
    },
  }).finally(() => {
    void writer.close().catch(() => undefined)
  })
  let isKept = false
  try {
    for await (const piece of pieces.readable) yield { kind: 'text' as const, text: piece }
    const reply = await replying
    if (reply.kind === 'failed') {
      if (!gone.aborted) await giveBack(ctx, asked)
      throw new ServiceError('MODEL_FAILED', reply.problem)
    }
    isKept = true
    yield { kind: 'answer' as const, answer: await keep(ctx, asked, reply) }
  } finally {
    if (gone.aborted && !isKept) {
      await replying
      await keep(ctx, asked, { text: `${text}\n\n${stopped}`.trim(), usage: null })
    }
  }
}

const stopped = '(stopped)'

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Throws what stands in the way of asking. */
async function prepare(ctx: PersonContext, question: ChatQuestion) {
  const begun =
    question.conversation_id === undefined
      ? undefined
      : await requireConversation(ctx, question.conversation_id)
  const trader =
    question.account_id === undefined ? undefined : await requireTrader(ctx, question.account_id)
  const endpoint = trader === undefined ? ownEndpoint(ctx.config) : endpointOf(ctx.config, trader)
  const messages = await questionOf(ctx, question, begun)
  const most = mostTokens(messages, answerTokens)
  const reserved = await reserveFor(ctx, trader, most)
  return { question, begun, trader, endpoint, messages, most, reserved }
}

async function keep(
  { store, viewer, clock }: PersonContext,
  { question, begun, trader, endpoint, messages, most, reserved }: Prepared,
  reply: Pick<ModelReply & { kind: 'answer' }, 'text' | 'usage'>,
): Promise<ChatAnswer> {
  const counted = countedTokens(messages, reply.text, reply.usage, most)
  const suggestion = suggestionIn(reply.text)
  const now = clock()
  const title = cut(question.message.replaceAll(/\s+/g, ' '), titleLength)
  const { id } = await store.transaction(async ({ aiConversations }) => {
    const talk =
      begun ??
      (await aiConversations.insert({
        userId: viewer.id,
        programId: question.program_id ?? null,
        title,
        createdAt: now,
        updatedAt: now,
      }))
    await aiConversations.touch(talk.id, now)
    if (reserved !== null) await aiConversations.giveBack(reserved)
    const none = { codeSuggestion: null, model: null, accountId: null, tokens: 0, cost: '0' }
    const common = { conversationId: talk.id, createdAt: now }
    await aiConversations.say([
      { ...common, ...none, role: 'user', content: question.message },
      {
        ...common,
        role: 'assistant',
        content: reply.text,
        codeSuggestion: suggestion,
        model: endpoint.model,
        accountId: trader?.id ?? null,
        tokens: counted.input + counted.output,
        cost: trader === undefined ? '0' : costOf(trader, counted),
      },
    ])
    return talk
  })
  return {
    response: reply.text,
    conversation_id: conversationName(id),
    code_suggestion: suggestion,
    model: endpoint.model,
    tokens: counted.input + counted.output,
  }
}

/** Throws NOT_FOUND for a program that is not the person's. */
async function questionOf(
  { store, viewer }: PersonContext,
  { message, program_id }: { message: string; program_id?: number | undefined },
  begun: AiConversationRow | undefined,
): Promise<ModelMessage[]> {
  const programId = program_id ?? begun?.programId ?? undefined
  const program =
    programId === undefined ? undefined : await store.programs.owned(viewer.id, programId)
  if (program_id !== undefined && program === undefined) throw noSuchProgram()
  const [backtest] =
    program === undefined
      ? []
      : await store.backtests.list(viewer.id, {
          limit: 1,
          offset: 0,
          programId: program.id,
          status: 'completed',
        })
  const before = begun === undefined ? [] : await store.aiConversations.messages(begun.id)
  return talkAbout({ program, backtest: backtest?.outcome ?? null, before, message })
}

/** Throws NO_MODEL when a day's caps could be passed. Null: the server's own model is asked. */
async function reserveFor(
  { store, clock }: PersonContext,
  trader: TraderRow | undefined,
  most: { input: number; output: number },
): Promise<number | null> {
  if (trader === undefined) return null
  const reserved = await reserveTalk(store, trader, most, clock())
  if ('skipped' in reserved) throw new ServiceError('NO_MODEL', reserved.skipped)
  return reserved.id
}

async function giveBack({ store }: PersonContext, { reserved }: Prepared): Promise<void> {
  if (reserved !== null) await store.aiConversations.giveBack(reserved)
}
