// What every way out of the inbox does: take a message to one address, and say in words what came of it.
import type { NoticeFacts } from '../../../contract/people/notices.ts'
import type { UnixMs } from '../../../contract/primitives.ts'

/** Where a message goes, as it is kept sealed. */
export interface Addresses {
  push: { endpoint: string; keys: { p256dh: string; auth: string } }
  email: { address: string }
  telegram: { chatId: number }
  webhook: { url: string; secret: string }
}

export interface Message {
  /** The same at every try, by which a receiver knows a double. */
  key: string
  /** The notice that it is of, which open pages show too; null: of none. */
  noticeId: string | null
  title: string
  text: string
  /** Of the page about it. */
  url: string
  at: UnixMs
  /** Null: a test. */
  facts: NoticeFacts | null
}

export type Outcome =
  | { kind: 'sent' }
  | {
      kind: 'failed'
      /** For the person, without secrets: no address, no token. */
      problem: string
      /** Trying again would change nothing. */
      isFinal?: boolean
      /** Nothing ever arrives there again. */
      isGone?: boolean
      /** Milliseconds that the other side asks to wait. */
      waitMs?: number
    }

export interface Channel<Address> {
  /** Never rejects. */
  send(to: Address, message: Message): Promise<Outcome>
}

/** Milliseconds for one message. */
export const patienceMs = 15_000

/** From a `Retry-After` in seconds. */
export function waitOf(seconds: unknown): { waitMs?: number } {
  const wait = Number(seconds)
  return Number.isFinite(wait) && wait > 0 ? { waitMs: Math.min(wait, 86_400) * 1_000 } : {}
}

/** Names that people gave may contain anything: line breaks would begin a header, others hide what is said. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
}
