/**
 * Publishes the first value at once, then at most one per `everyMs`: the last of those pushed meanwhile, or the result of
 * `join` over them.
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
    }, everyMs)
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
