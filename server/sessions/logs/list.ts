import * as z from 'zod/mini'
import type * as contract from '../../../contract/endpoints.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { Reason } from '../../../contract/reasons/reasons.ts'
import type { Log } from '../../../contract/sessions/logs.ts'
import type { ViewerContext } from '../../context.ts'
import { requireTrade } from '../../trading/index.ts'
import { requireSession } from '../require-session.ts'
import type { Verb } from '../../route.ts'
import type { LogRow } from '../../storage/sessions/logs.ts'

type LogQuery = ParsedInputOf<typeof contract.listSessionLogs>['query']
type LogPage = OutputOf<typeof contract.listSessionLogs>

export const listSessionLogs: Verb<ViewerContext, typeof contract.listSessionLogs> = async ({
  ctx,
  input,
}) => {
  const { sessionId } = input.params
  await requireSession(ctx, sessionId)
  return page(ctx, { mandateId: sessionId }, input.query)
}

export const listTradeLogs: Verb<ViewerContext, typeof contract.listTradeLogs> = async ({
  ctx,
  input,
}) => {
  const { tradeId } = input.params
  await requireTrade(ctx, tradeId)
  return page(ctx, { tradeId }, input.query)
}

async function page(
  { store }: ViewerContext,
  scope: { mandateId: string } | { tradeId: string },
  { cursor, limit, ...filter }: LogQuery,
): Promise<LogPage> {
  const before = cursor === undefined ? undefined : seqOf(cursor)
  const rows = await store.logs.list(scope, { ...filter, before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(view), nextCursor: last === undefined ? null : String(last.seq) }
}

function view(row: LogRow): Log {
  const { at, level, kind, message, mandateId, tradeId, positionId } = row
  const { reason, data } = told(row)
  return {
    id: String(row.seq),
    at,
    level,
    kind,
    message,
    ...(reason && { reason }),
    sessionId: mandateId,
    tradeId,
    positionId,
    data,
  }
}

/** Lines written by earlier versions have no reason, or a plain text under that name. */
function told({ data: { reason, ...rest }, data }: LogRow): Pick<Log, 'reason' | 'data'> {
  const known = z.safeParse(Reason, reason)
  return known.success ? { reason: known.data, data: rest } : { data }
}

function seqOf(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new ServiceError('VALIDATION_FAILED', 'cursor must be one that a list has given', {
    details: [{ path: 'cursor', message: 'must be one that a list has given' }],
  })
}
