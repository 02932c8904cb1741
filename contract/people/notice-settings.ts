// Who is told of what, and by which ways.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { UnixMs } from '../primitives.ts'
import { NoticeChannel, NoticeEvent } from './notices.ts'

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 22:00'))

export const NoticeSettings = z.strictObject({
  /** The ways out for each event. The inbox has every one. */
  ways: z.record(NoticeEvent, z.array(NoticeChannel).check(z.maxLength(5))),
  /** What happens in these hours waits in the inbox, and is sent when they end. The zone is an IANA name. */
  quiet: z.nullable(
    z.strictObject({
      from: TimeOfDay,
      to: TimeOfDay,
      zone: z.string().check(z.maxLength(64)),
    }),
  ),
  /** Nothing leaves the inbox, and what happens meanwhile is not sent later. */
  isPaused: z.boolean(),
  /** Messages have no amounts of money. */
  hidesAmounts: z.boolean(),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

const ChannelId = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[\w-]+$/))

/** A browser, an address, a chat or a server that messages of the viewer go to. */
export const NoticeTarget = z.object({
  id: ChannelId,
  channel: z.enum(['push', 'email', 'telegram', 'webhook']),
  /** What the person recognises it by: an address with most of it left out, or a browser's name. */
  label: z.string(),
  /** `unconfirmed`: nothing is sent yet. `broken`: nothing is sent any more, it has to be set up again. */
  state: z.enum(['unconfirmed', 'ready', 'broken']),
  /** Why it is broken, or why the last message did not arrive. */
  problem: z.nullable(z.string()),
  createdAt: UnixMs,
})
export type NoticeTarget = z.infer<typeof NoticeTarget>

const Standing = z.object({
  settings: NoticeSettings,
  targets: z.array(NoticeTarget),
  /** What the operator of this server has set up. */
  offered: z.object({
    /** The key that browsers subscribe with (VAPID). */
    push: z.object({ key: z.string() }),
    email: z.boolean(),
    /** The bot's name is null while Telegram does not answer. */
    telegram: z.nullable(z.object({ bot: z.nullable(z.string()) })),
  }),
})

export const getNoticeSettings = defineEndpoint({
  id: 'notices.settings',
  method: 'GET',
  path: '/user/notices/settings',
  auth: 'viewer',
  summary: 'What the viewer is told of, by which ways, and which ways there are',
  output: Standing,
  errors: [],
})

export const putNoticeSettings = defineEndpoint({
  id: 'notices.putSettings',
  method: 'PUT',
  path: '/user/notices/settings',
  auth: 'viewer',
  summary: 'Choose what the viewer is told of, by which ways, and when not',
  body: NoticeSettings,
  output: z.object({ settings: NoticeSettings }),
  errors: [...idempotencyErrors],
})

const Secret = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\w-]+=*$/))

export const addNoticeTarget = defineEndpoint({
  id: 'notices.addTarget',
  method: 'POST',
  path: '/user/notices/targets',
  auth: 'viewer',
  // The answer may contain a secret.
  unstored: true,
  summary:
    'A way out of the inbox: a browser (push), an address (a link is mailed to it), a chat (its link is in the answer) or a server (its secret is in the answer, once). Replaces the one before, but for browsers',
  body: z.discriminatedUnion('channel', [
    z.strictObject({
      channel: z.literal('push'),
      /** As the browser gave it. */
      endpoint: z.url().check(z.maxLength(2_000)),
      keys: z.strictObject({ p256dh: Secret, auth: Secret }),
    }),
    z.strictObject({
      channel: z.literal('email'),
      address: z.email().check(z.maxLength(254)),
    }),
    z.strictObject({ channel: z.literal('telegram') }),
    z.strictObject({ channel: z.literal('webhook'), url: z.url().check(z.maxLength(2_000)) }),
  ]),
  output: z.object({
    target: NoticeTarget,
    /** Of a chat: opens the bot, which knows by it whose chat it is. Good for an hour. */
    link: z.nullable(z.string()),
    /** Of a server: signs what is sent to it (standardwebhooks.com). */
    secret: z.nullable(z.string()),
  }),
  errors: ['WAY_NOT_OFFERED', 'DELIVERY_FAILED', 'REQUEST_EXPIRED'],
})

export const confirmNoticeTarget = defineEndpoint({
  id: 'notices.confirmTarget',
  method: 'POST',
  path: '/user/notices/targets/confirm',
  auth: 'viewer',
  summary:
    'Confirm the viewer’s address by the code in the link that was mailed to it, within a day',
  body: z.strictObject({ code: Secret }),
  output: z.object({ target: NoticeTarget }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const testNoticeTarget = defineEndpoint({
  id: 'notices.testTarget',
  method: 'POST',
  path: '/user/notices/targets/:targetId/test',
  auth: 'viewer',
  unstored: true,
  summary: 'Send a test there now, whatever was chosen, and say what came of it',
  params: z.strictObject({ targetId: ChannelId }),
  output: z.object({
    isSent: z.boolean(),
    /** What the other side said, in words. */
    outcome: z.string(),
  }),
  errors: ['NOT_FOUND', 'REQUEST_EXPIRED'],
})

export const removeNoticeTarget = defineEndpoint({
  id: 'notices.removeTarget',
  method: 'DELETE',
  path: '/user/notices/targets/:targetId',
  auth: 'viewer',
  summary: 'Send nothing there any more, and forget the address',
  params: z.strictObject({ targetId: ChannelId }),
  output: z.object({ removed: z.literal(true) }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
