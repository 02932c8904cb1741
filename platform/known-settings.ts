// Finds mistyped settings: .env.example lists all that exist.
import { readFileSync } from 'node:fs'

/** Names in `env` that are not settings of ours but similar to one, with that one. */
export function mistyped(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[] = knownSettings(),
): { name: string; meant: string }[] {
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name)) return []
    const meant = known.find(
      (setting) => env[setting] === undefined && isLike(name.toUpperCase(), setting),
    )
    return meant === undefined ? [] : [{ name, meant }]
  })
}

function knownSettings(): string[] {
  try {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    return [...text.matchAll(/^([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name)
  } catch {
    return []
  }
}

/** Short names are similar to too many others. */
function isLike(name: string, setting: string): boolean {
  if (setting.length < 6) return name === setting
  return distance(name, setting) <= (setting.length < 10 ? 1 : 2)
}

/** The number of letters to insert, remove, replace or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (isSame ? 0 : 1))
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) least = Math.min(least, at(before, j - 2) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return at(row, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
