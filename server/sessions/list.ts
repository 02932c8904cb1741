import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { ViewerContext } from '../context.ts'
import { sessionViews } from './session-view.ts'
import type { Verb } from '../route.ts'
import type { SessionCursor, SessionRow } from '../storage/sessions/sessions.ts'

export const listSessions: Verb<ViewerContext, typeof contract.listSessions> = async ({
  ctx,
  input,
}) => {
  const { status, limit, cursor } = input.query
  const rows = await ctx.store.sessions.list(ctx.viewer.id, {
    ...(status && { status }),
    ...(cursor && { after: decodeCursor(cursor) }),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: await sessionViews(ctx, page), nextCursor: last ? encodeCursor(last) : null }
}

export const listActiveSessions: Verb<ViewerContext, typeof contract.listActiveSessions> = async ({
  ctx,
}) => sessionViews(ctx, await ctx.store.sessions.running(ctx.viewer.id))

function encodeCursor({ startedAt, id }: SessionRow): string {
  return `${startedAt}.${id}`
}

function decodeCursor(cursor: string): SessionCursor {
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(cursor)
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new ServiceError('VALIDATION_FAILED', 'cursor must be one that a list has given', {
      details: [{ path: 'cursor', message: 'must be one that a list has given' }],
    })
  }
  return { startedAt: Number(match[1]), id: match[2] }
}
