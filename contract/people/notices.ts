// What a person is told when they are not looking: events of their account, and the inbox that keeps them.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import {
  Address,
  DecimalString,
  PositionId,
  SessionId,
  Side,
  UnixMs,
  UserId,
  page,
} from '../primitives.ts'
import { EndReason } from '../sessions/kinds.ts'
import { CloseReason } from '../trading/positions.ts'
import { Loss } from './authority.ts'

export const noticeEvents = [
  'session_ended',
  'half_loss',
  'near_end',
  'position_opened',
  'position_closed',
  'deposit_credited',
  'agent_expiring',
  'approval_lost',
  'venue_unreachable',
  'followed_started',
  'followed_ended',
  'copy_refused',
] as const
export const NoticeEvent = z.enum(noticeEvents)
export type NoticeEvent = z.infer<typeof NoticeEvent>

/** Null where the person wants no amounts in messages; USDC. */
const Amount = z.nullable(DecimalString)

const position = {
  positionId: PositionId,
  /** What it belongs to. */
  holder: z.enum(['session', 'desk', 'program']),
  holderId: z.string(),
  /** The name of the trader whose it is, as its owner wrote it; null for others. */
  trader: z.nullable(z.string()),
  symbol: z.string(),
  side: Side,
}

const followed = {
  traderId: UserId,
  /** The name of a house trader; null for people. */
  label: z.nullable(z.string()),
  address: Address,
  symbol: z.string(),
}

/** What happened, in numbers and names; the text is made of it. */
export const NoticeFacts = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('session_ended'),
    sessionId: SessionId,
    symbol: z.string(),
    endReason: EndReason,
    net: Amount,
    budget: Amount,
  }),
  /** Half of what may be lost is lost, at the mark. */
  z.object({
    event: z.literal('half_loss'),
    sessionId: SessionId,
    symbol: z.string(),
    net: Amount,
    /** Percent of the budget. */
    lossThreshold: z.number(),
  }),
  z.object({
    event: z.literal('near_end'),
    sessionId: SessionId,
    symbol: z.string(),
    endsAt: UnixMs,
  }),
  z.object({
    event: z.literal('position_opened'),
    ...position,
    /** Of what was filled first. */
    price: DecimalString,
  }),
  z.object({
    event: z.literal('position_closed'),
    ...position,
    closeReason: CloseReason,
    net: Amount,
  }),
  z.object({ event: z.literal('deposit_credited'), amount: Amount }),
  z.object({ event: z.literal('agent_expiring'), validUntil: UnixMs }),
  z.object({ event: z.literal('approval_lost'), as: Loss, validUntil: z.nullable(UnixMs) }),
  /** It trades for them, and cannot reach the exchange since. */
  z.object({ event: z.literal('venue_unreachable'), since: UnixMs }),
  z.object({ event: z.literal('followed_started'), ...followed }),
  z.object({
    event: z.literal('followed_ended'),
    ...followed,
    endReason: EndReason,
    /** Percent of the budget, signed. */
    netPct: z.number(),
  }),
  /** A session of theirs was not copied; `problem` says why, in words. */
  z.object({ event: z.literal('copy_refused'), ...followed, problem: z.string() }),
])
export type NoticeFacts = z.infer<typeof NoticeFacts>

/** Ways out of the inbox; `browser` is a page that is open. */
export const noticeChannels = ['browser', 'push', 'email', 'telegram', 'webhook'] as const
export const NoticeChannel = z.enum(noticeChannels)
export type NoticeChannel = z.infer<typeof NoticeChannel>

export const Delivery = z.object({
  channel: NoticeChannel,
  state: z.enum(['waiting', 'sent', 'given_up']),
  /** Failed ones too. */
  tries: z.int(),
  /** When it is tried next; null: no more. */
  dueAt: z.nullable(UnixMs),
  /** Why the last try failed. */
  problem: z.nullable(z.string()),
})
export type Delivery = z.infer<typeof Delivery>

const NoticeId = z.uuid()

export const Notice = z.object({
  id: NoticeId,
  at: UnixMs,
  facts: NoticeFacts,
  /** The same in English. */
  title: z.string(),
  message: z.string(),
  /** The page about it, as a path of the dashboard. */
  path: z.string(),
  isRead: z.boolean(),
  /** Whether an open page should show it as the browser's own notification. */
  isShown: z.boolean(),
  deliveries: z.array(Delivery),
})
export type Notice = z.infer<typeof Notice>

/** At once. */
export const mostMarked = 2_000

export const listNotices = defineEndpoint({
  id: 'notices.list',
  method: 'GET',
  path: '/user/notices',
  auth: 'viewer',
  summary:
    'What the viewer was told in the last 90 days, newest first, and what became of each message',
  query: z.strictObject(page),
  output: z.object({
    items: z.array(Notice),
    nextCursor: z.nullable(z.string()),
    /** Of all, not of this page. */
    unread: z.int(),
  }),
  errors: [],
})

export const markNotices = defineEndpoint({
  id: 'notices.mark',
  method: 'PUT',
  path: '/user/notices/read',
  auth: 'viewer',
  summary: 'Mark notices as read or unread: those named, or all',
  body: z.strictObject({
    isRead: z.boolean(),
    /** Null: all, the newest 2000 at a time. */
    ids: z.nullable(z.array(NoticeId).check(z.minLength(1), z.maxLength(mostMarked))),
  }),
  output: z.object({
    /** Those that were not so before: naming them takes it back. */
    changed: z.array(NoticeId),
    unread: z.int(),
  }),
  errors: [...idempotencyErrors],
})
