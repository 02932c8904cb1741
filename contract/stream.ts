// An answer that comes in pieces, as server-sent events: `data` is one item in JSON; `end` comes last, so that an answer
// that broke off is none; `error` carries the body of a refusal.
import type { EventSourceMessage } from 'eventsource-parser'
import * as z from 'zod/mini'

const items = new WeakMap<object, z.ZodMiniType>()

/** The output of an endpoint whose verb gives, and whose client gets, one item after the other. */
export function eventStream<Item extends z.ZodMiniType>(item: Item) {
  const schema = z.custom<AsyncIterable<z.output<Item>>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  )
  items.set(schema, item)
  return schema
}

/** Undefined: the answer comes at once. */
export function streamItemOf(schema: z.ZodMiniType): z.ZodMiniType | undefined {
  return items.get(schema)
}

/** The events of an answer, in whatever pieces it arrives. Ends where the answer ends; throws what reading it throws. */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  // Few answers come in pieces: the first page does without.
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
    // Who stops listening hangs up.
    await reader.cancel().catch(() => undefined)
  }
}
