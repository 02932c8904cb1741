// Counts requests with an unknown outcome that are being looked up.
let count = 0
const listeners = new Set<() => void>()

/** Returns a function that ends it. */
export function beginDoubt(): () => void {
  change(1)
  let isOver = false
  return () => {
    if (!isOver) change(-1)
    isOver = true
  }
}

export function isInDoubt(): boolean {
  return count > 0
}

export function onDoubtChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(by: number): void {
  count += by
  for (const tell of listeners) tell()
}
