/** Runs that fit side by side. */
export const mostCompared = 4

/** The different ids of an address, four at most. */
export function comparedIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim())
  return [...new Set(ids.filter((id) => /^[\w-]{1,64}$/.test(id)))].slice(0, mostCompared)
}
