// The text of a stream: items, heartbeats, and its last word.
import type * as z from 'zod/mini'

interface Framing {
  /** Each item is checked with it. */
  item: z.ZodMiniType | undefined
  /** Aborted: nobody hears any more, or nobody may; then its reason is an Error. */
  signal: AbortSignal
  heartbeatMs: number
  /** Asked before each item. */
  isOver: () => boolean
  /** Asked with each heartbeat; throws when the stream must end. */
  confirm: () => Promise<unknown>
  /** The body of the refusal that ends it. */
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
    // So that the headers leave at once.
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
      // Not before the last one was taken: a slow reader slows the source.
      next = iterator.next()
    }
  } catch (error) {
    if (!signal.aborted || error === signal.reason) yield frame('error', refuse(error))
  } finally {
    // A source that waits ends when it may; nobody waits for it.
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
