// By the operator's Telegram bot, as plain text without a parse mode: nothing in it can be markup.
import * as z from 'zod/mini'
import type { ServerConfig } from '../../settings/config.ts'
import { type Addresses, type Channel, type Outcome, patienceMs, plain, waitOf } from './channel.ts'

type Settings = NonNullable<ServerConfig['telegram']>

const Answer = z.object({
  ok: z.boolean(),
  result: z.optional(z.unknown()),
  error_code: z.optional(z.int()),
  parameters: z.optional(z.object({ retry_after: z.optional(z.number()) })),
})
const Me = z.object({ username: z.string() })
const Updates = z.array(
  z.object({
    update_id: z.int(),
    message: z.optional(
      z.object({
        text: z.optional(z.string()),
        chat: z.object({
          id: z.int(),
          type: z.string(),
          username: z.optional(z.string()),
          first_name: z.optional(z.string()),
        }),
      }),
    ),
  }),
)
export type Update = z.infer<typeof Updates>[number]

export interface Telegram extends Channel<Addresses['telegram']> {
  /** The bot's name; null while Telegram does not answer. Asked once. */
  bot(): Promise<string | null>
  /** What was written to the bot from this number on; waits up to `seconds` for something. Rejects. */
  updates(from: number, seconds: number, signal: AbortSignal): Promise<Update[]>
}

export function createTelegram({ token, apiUrl }: Settings): Telegram {
  let name: string | null = null

  /** The address contains the token, so that errors of `fetch` must not get out of here. */
  async function call(method: string, body: object, signal: AbortSignal) {
    const response = await fetch(`${apiUrl}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal,
    }).catch(() => undefined)
    const answer = Answer.safeParse(await response?.json().catch(() => undefined))
    return answer.success ? answer.data : undefined
  }

  return {
    async send({ chatId }, { key, title, text, url }): Promise<Outcome> {
      // Telegram takes every message, so that the same key is in both of a double.
      const said = `${plain(title)}\n${plain(text)}\n${url}\n#${key.slice(0, 8)}`
      const body = { chat_id: chatId, text: said, link_preview_options: { is_disabled: true } }
      const answer = await call('sendMessage', body, AbortSignal.timeout(patienceMs))
      if (answer === undefined) return failed('Telegram cannot be reached')
      if (answer.ok) return { kind: 'sent' }
      switch (answer.error_code) {
        case 400:
        case 403:
          return { ...failed('The bot may not write to this chat any more'), isGone: true }
        case 401:
        case 404:
          return failed('Telegram refuses the bot of this Alura')
        case 429:
          return {
            ...failed('Telegram takes no more messages for now'),
            ...waitOf(answer.parameters?.retry_after),
          }
        default:
          return failed(`Telegram did not take it (${answer.error_code ?? 'no reason'})`)
      }
    },

    async bot() {
      if (name !== null) return name
      const answer = await call('getMe', {}, AbortSignal.timeout(3_000))
      const me = Me.safeParse(answer?.result)
      if (me.success) name = me.data.username
      return name
    },

    async updates(from, seconds, signal) {
      const body = { offset: from, timeout: seconds, allowed_updates: ['message'] }
      const late = AbortSignal.timeout((seconds + 10) * 1_000)
      const answer = await call('getUpdates', body, AbortSignal.any([signal, late]))
      const read = Updates.safeParse(answer?.result)
      if (!read.success) throw new Error('Telegram did not say what was written to the bot')
      return read.data
    },
  }
}

const failed = (problem: string) => ({ kind: 'failed' as const, problem })
