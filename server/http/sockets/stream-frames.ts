// The text of a stream: items, heartbeats, and a final message.
import type * as z from 'zod/mini'

interface Framing {
  /** The schema that each item is checked with. */
  item: z.ZodMiniType | undefined
  /** Aborted when the client is gone or must not read on; in the second case its reason is an Error. */
  signal: AbortSignal
  heartbeatMs: number
  /** Called before each item. */
  isOver: () => boolean
  /** Called with each heartbeat; throws when the stream must end. */
  confirm: () => Promise<unknown>
  /** The error body that ends the stream. */
  refuse: (error: unknown) => unknown
}

const beat = ':\n\n'

export async function* framesOf(
  source: AsyncIterable<unknown>,
  framing: Framing,
): AsyncGenerator<string, void, undefined> {
  const { item, signal, heartbeatMs, isOver, confirm, refuse } = framing
  const iterator = source[Symbol.asyncIterator]()
  try {
    // Sent at once, so that the headers go out.
    yield beat
    let next = iterator.next()
    for (;;) {
      const met = await firstOf(next, signal, heartbeatMs)
      if (signal.aborted) {
        if (signal.reason instanceof Error) throw signal.reason
        return
      }
      if (met === undefined || isOver()) await confirm()
      if (met === undefined) {
        yield beat
        continue
      }
      if (met.done === true) {
        yield frame('end', {})
        return
      }
      yield frame(undefined, item === undefined ? met.value : item.parse(met.value))
      // Only after the last item was taken, so that a slow reader slows the source down.
      next = iterator.next()
    }
  } catch (error) {
    if (!signal.aborted || error === signal.reason) yield frame('error', refuse(error))
  } finally {
    // A source that is waiting ends when it can; this does not wait for it.
    iterator.return?.().catch(() => undefined)
  }
}

function frame(event: string | undefined, data: unknown): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`
}

/** Undefined when neither comes within `ms`, or the signal is aborted. */
async function firstOf<T>(
  next: Promise<T>,
  signal: AbortSignal,
  ms: number,
): Promise<T | undefined> {
  if (signal.aborted) {
    next.catch(() => undefined)
    return undefined
  }
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(undefined)
    }
    const timer = setTimeout(stop, ms)
    signal.addEventListener('abort', stop)
    next.then(
      (value) => {
        resolve(value)
        stop()
      },
      (error: unknown) => {
        reject(error)
        stop()
      },
    )
  })
}
