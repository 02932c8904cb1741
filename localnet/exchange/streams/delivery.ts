// How messages reach subscribers: at once, or with the delays of the real venue.
import { type Listener, push } from './client.ts'

export interface Message {
  channel: string
  data: unknown
}

export interface Delivery {
  /**
   * In order within one stream (`key`) of one client. `isLate`: delays this and all later messages of the stream by
   * seconds.
   */
  send(client: Listener, key: string, text: string, isLate?: boolean): void
  /** Whether a stream that sends at intervals may send now. */
  isDue(key: string, channel: string): boolean
  /** The messages that a new subscriber gets, in this order. */
  opening(messages: Message[]): Message[]
  /** Called when a socket opens; returns a function to call when it closes. */
  join(client: Listener): () => void
}

const lateMs = 3_000
const latencyMs = { least: 20, most: 250 }
/** Milliseconds that a socket stays open. */
const lifeMs = { least: 45_000, most: 180_000 }
/** Milliseconds between messages of channels that are slow on the real venue, however much changes. */
const paceMs: Readonly<Record<string, { least: number; most: number }>> = {
  allMids: { least: 2_000, most: 5_000 },
  l2Book: { least: 5_000, most: 5_000 },
}
/** Number of rows that a live message repeats after the snapshot. */
const repeated = 2

export const atOnce: Delivery = {
  send(client, _key, text, isLate = false) {
    if (isLate) setTimeout(() => push(client, text), lateMs).unref()
    else push(client, text)
  },
  isDue: () => true,
  opening: (messages) => messages,
  join: () => () => {},
}

export function likeTheVenue(): Delivery {
  const sentUntil = new WeakMap<Listener, Map<string, number>>()
  const dueAt = new Map<string, number>()

  return {
    send(client, key, text, isLate = false) {
      const until = sentUntil.get(client) ?? new Map<string, number>()
      sentUntil.set(client, until)
      const at = Math.max(
        (until.get(key) ?? 0) + 1,
        Date.now() + between(latencyMs) + (isLate ? lateMs : 0),
      )
      until.set(key, at)
      setTimeout(() => push(client, text), at - Date.now()).unref()
    },
    isDue(key, channel) {
      const pace = paceMs[channel]
      if (pace === undefined) return true
      const now = Date.now()
      if (now < (dueAt.get(key) ?? 0)) return false
      dueAt.set(key, now + between(pace))
      return true
    },
    opening: (messages) => messages.flatMap((message) => [message, ...repetition(message)]),
    join({ socket }) {
      const end = setTimeout(() => socket.terminate(), between(lifeMs)).unref()
      return () => clearTimeout(end)
    },
  }
}

/** Repeats the newest rows of a snapshot as if they had just happened. */
function repetition({ channel, data }: Message): Message[] {
  if (channel !== 'userFills' || typeof data !== 'object' || data === null) return []
  if (!('fills' in data) || !Array.isArray(data.fills) || data.fills.length === 0) return []
  const fills: unknown[] = data.fills.slice(0, repeated)
  return [{ channel, data: { ...data, fills, isSnapshot: false } }]
}

function between({ least, most }: { least: number; most: number }): number {
  return least + Math.random() * (most - least)
}
