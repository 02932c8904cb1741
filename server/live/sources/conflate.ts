/** Shortest time between two messages of one stream of prices, candles, books or trades, milliseconds. */
export const feedEveryMs = 250

/**
 * Publishes the first value at once, then at most one per `everyMs`: the last of those pushed meanwhile, or the result of
 * `join` over them. What was held is published at full multiples of `everyMs` of the steady clock, so that what is new in
 * several streams goes out together, and a page draws it once.
 */
export function conflated<T>(
  everyMs: number,
  publish: (word: T) => void,
  join: (earlier: T, later: T) => T = (_, later) => later,
): { push: (word: T) => void; stop: () => void } {
  let held: { word: T } | undefined
  let timer: NodeJS.Timeout | undefined

  function rest(): void {
    timer = setTimeout(() => {
      timer = undefined
      const next = held
      held = undefined
      if (next !== undefined) send(next.word)
    }, untilNextMs(everyMs))
  }
  function send(word: T): void {
    rest()
    publish(word)
  }

  return {
    push(word) {
      if (timer === undefined) send(word)
      else held = { word: held === undefined ? word : join(held.word, word) }
    },
    stop: () => clearTimeout(timer),
  }
}

/** Milliseconds, from 0.5 to 1.5 times `everyMs`: a value that comes just before a multiple is not followed at once. */
function untilNextMs(everyMs: number): number {
  const left = everyMs - (performance.now() % everyMs)
  return left < everyMs / 2 ? left + everyMs : left
}
