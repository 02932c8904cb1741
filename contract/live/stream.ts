// Streamed answers as server-sent events: `data` is one item in JSON; `end` comes last, so that an interrupted
// answer is noticed; `error` carries the body of a refusal.
import type { EventSourceMessage } from 'eventsource-parser'
import * as z from 'zod/mini'

const items = new WeakMap<object, z.ZodMiniType>()

/** The output of a streamed endpoint: the verb yields items, and the client receives them one by one. */
export function eventStream<Item extends z.ZodMiniType>(item: Item) {
  const schema = z.custom<AsyncIterable<z.output<Item>>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  )
  items.set(schema, item)
  return schema
}

/** The schema of the items; undefined when the answer is not streamed. */
export function streamItemOf(schema: z.ZodMiniType): z.ZodMiniType | undefined {
  return items.get(schema)
}

/**
 * The events of an answer, however it is split into chunks. Ends where the answer ends; throws what reading it
 * throws.
 */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  // Loaded on demand, because few answers are streamed and the first page needs none.
  const { createParser } = await import('eventsource-parser')
  const ready: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => ready.push(event) })
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      yield* ready.splice(0)
    }
  } finally {
    // A listener that stops closes the connection.
    await reader.cancel().catch(() => undefined)
  }
}
