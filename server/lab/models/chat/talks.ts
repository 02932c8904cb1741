import type * as contract from '../../../../contract/endpoints.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { iso } from '../../iso.ts'
import { listPart } from '../../list-part.ts'
import { conversationName, requireConversation } from './conversation.ts'

export const listAiConversations: Verb<
  PersonContext,
  typeof contract.listAiConversations
> = async ({ ctx: { store, viewer }, input: { query } }) => {
  const { search, ...part } = query
  const rows = await store.aiConversations.list(viewer.id, listPart(part), search)
  return rows.map(({ id, title, programId, createdAt }) => ({
    id: conversationName(id),
    title,
    program_id: programId,
    created_at: iso(createdAt),
  }))
}

export const listAiMessages: Verb<PersonContext, typeof contract.listAiMessages> = async ({
  ctx,
  input: { params },
}) => {
  const { id: conversation } = await requireConversation(ctx, params.id)
  const rows = await ctx.store.aiConversations.messages(conversation)
  return rows.map(({ id, role, content, codeSuggestion, createdAt }) => ({
    id,
    role,
    content,
    code_suggestion: codeSuggestion,
    created_at: iso(createdAt),
  }))
}

export const deleteAiConversation: Verb<
  PersonContext,
  typeof contract.deleteAiConversation
> = async ({ ctx, input: { params } }) => {
  const { id } = await requireConversation(ctx, params.id)
  await ctx.store.aiConversations.remove(id)
  return { message: 'The talk is gone, with all its messages' }
}
