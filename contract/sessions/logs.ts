import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { besideWords } from '../reasons/reason-of.ts'
import { Reason } from '../reasons/reasons.ts'
import { PositionId, QueryMs, SessionId, TradeId, UnixMs, page } from '../primitives.ts'

export const LogLevel = z.enum(['debug', 'info', 'warn', 'error'])
export type LogLevel = z.infer<typeof LogLevel>

export const LogKind = z.enum([
  'signal',
  'decision',
  'order',
  'fill',
  'risk',
  'operator',
  'connection',
])
export type LogKind = z.infer<typeof LogKind>

export const Log = z.object({
  id: z.string(),
  at: UnixMs,
  level: LogLevel,
  kind: LogKind,
  /** English text as it was written; lines of earlier versions have no `reason`. */
  message: z.string(),
  reason: besideWords(Reason),
  sessionId: SessionId,
  tradeId: z.nullable(TradeId),
  positionId: z.nullable(PositionId),
  data: z.record(z.string(), z.unknown()),
})
export type Log = z.infer<typeof Log>

const LogPage = z.object({ items: z.array(Log), nextCursor: z.nullable(z.string()) })

const logFilter = z.strictObject({
  level: z.optional(LogLevel),
  kind: z.optional(LogKind),
  /** Part of the message, any case. */
  q: z.optional(z.string().check(z.maxLength(100))),
  from: z.optional(QueryMs),
  to: z.optional(QueryMs),
  ...page,
})

export const listSessionLogs = defineEndpoint({
  id: 'logs.session',
  method: 'GET',
  path: '/trading-sessions/:sessionId/logs',
  auth: 'viewer',
  summary: 'What a session did and refused to do, and why; newest first',
  params: z.strictObject({ sessionId: SessionId }),
  query: logFilter,
  output: LogPage,
  errors: ['NOT_FOUND'],
})

export const listTradeLogs = defineEndpoint({
  id: 'logs.trade',
  method: 'GET',
  path: '/trading-sessions/trades/:tradeId/logs',
  auth: 'viewer',
  summary: 'The same for one trade',
  params: z.strictObject({ tradeId: TradeId }),
  query: logFilter,
  output: LogPage,
  errors: ['NOT_FOUND'],
})
