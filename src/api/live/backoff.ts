/**
 * Milliseconds before the next attempt: 0.5 s doubling to 15 s, varied by up to a third so that tabs do not
 * reconnect together.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(15_000, 500 * 2 ** attempt)
  return Math.round(ceiling * (1 - random / 3))
}
