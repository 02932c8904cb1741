// The topics of the events that other programs may read, as docs/events.md describes them.

/** Raised together with the topics' names when a field changes its meaning or goes away. */
const version = 1

export const topicOf = {
  sessions: 'alura.sessions.v1',
  fills: 'alura.fills.v1',
  journal: 'alura.journal.v1',
  candles: 'alura.candles.v1',
  signals: 'alura.signals.v1',
} as const

/** Ours alone: which events were published last, written in the same transaction as they. */
export const positionTopic = 'alura.outbox.v1'

export interface Event {
  topic: keyof typeof topicOf
  /** Events of one key are in one partition, and stay in their order. */
  key: string
  type: string
  /** Epoch milliseconds. */
  at: number
  data: Record<string, unknown>
}

/** `id`: the same for the same event, however often it is read. */
export function messageOf(id: string, { topic, key, type, at, data }: Event) {
  return {
    topic: topicOf[topic],
    key,
    value: JSON.stringify({ version, id, type, at, data }),
    timestamp: BigInt(at),
  }
}
