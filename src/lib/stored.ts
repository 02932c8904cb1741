// Choices of this browser's. Storage can be forbidden or absent; a choice then lasts as long as the page.
const memory = new Map<string, string>()

export function readStored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? memory.get(key) ?? null
  } catch (error) {
    if (error instanceof DOMException) return memory.get(key) ?? null
    throw error
  }
}

/** Null forgets. */
export function writeStored(key: string, value: string | null): void {
  if (value === null) memory.delete(key)
  else memory.set(key, value)
  try {
    if (value === null) globalThis.localStorage?.removeItem(key)
    else globalThis.localStorage?.setItem(key, value)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
