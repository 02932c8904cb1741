import { ServiceError } from '../../../../contract/errors.ts'
import type { PersonContext } from '../../../context.ts'
import type { AiConversationRow } from '../../../storage/models/ai-conversations.ts'

export function conversationName(id: number): string {
  return `conv-prog-${String(id).padStart(3, '0')}`
}

/** Throws NOT_FOUND, also for another person's talk. */
export async function requireConversation(
  { store, viewer }: Pick<PersonContext, 'store' | 'viewer'>,
  name: string,
): Promise<AiConversationRow> {
  const [, digits = '0'] = /^conv-prog-(\d{3,9})$/.exec(name) ?? []
  const found = await store.aiConversations.owned(viewer.id, Number(digits))
  if (found === undefined || conversationName(found.id) !== name) {
    throw new ServiceError('NOT_FOUND', 'There is no such talk')
  }
  return found
}
