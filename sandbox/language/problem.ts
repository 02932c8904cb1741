/** Something wrong in a program, where the person wrote it: lines from 1, columns from 1. */
export interface Problem {
  message: string
  line: number
  column: number
  suggestion?: string
}

/** The known word nearest to `word`, when it takes at most two changes, fewer in a short word. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let fewest = Math.min(2, word.length - 1) + 1
  for (const candidate of known) {
    const changes = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (changes < fewest) [best, fewest] = [candidate, changes]
  }
  return best
}

/** Levenshtein's distance: letters to insert, leave out or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
