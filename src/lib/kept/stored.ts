// The only code that stores text in the browser. Storage can be forbidden, full or absent: what cannot be stored
// lasts as long as the page, and the person is told once.

export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

let isRefused = false
const listeners = new Set<() => void>()

/** Stored until the site's data is deleted. */
export const browserStorage = keptIn(() => globalThis.localStorage)
/** Survives a reload, deleted with the tab. */
export const tabStorage = keptIn(() => globalThis.sessionStorage)

/** Whether something could not be stored, so that a reload loses it. */
export function isStorageRefused(): boolean {
  return isRefused
}

export function onStorageRefused(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The storage is read again each time, because reading even the property of a forbidden storage throws. Browsers and
 * extensions throw different errors, and some storages accept everything and store nothing.
 */
export function keptIn(storage: () => TextStorage | undefined): TextStorage {
  /** What the storage did not accept; null for a key that it failed to remove. */
  const memory = new Map<string, string | null>()

  function attempt<T>(act: (storage: TextStorage) => T): { value: T } | null {
    try {
      const there = storage()
      if (there !== undefined && there !== null) return { value: act(there) }
    } catch {
      // Reported below, once.
    }
    refuse()
    return null
  }

  function change(key: string, value: string | null): void {
    const done = attempt((there) => {
      if (value === null) there.removeItem(key)
      else there.setItem(key, value)
      return there.getItem(key) === value
    })
    if (done?.value === false) refuse()
    if (done?.value === true) memory.delete(key)
    else memory.set(key, value)
  }

  return {
    getItem: (key) =>
      memory.has(key)
        ? (memory.get(key) ?? null)
        : (attempt((there) => there.getItem(key))?.value ?? null),
    setItem: change,
    removeItem: (key) => change(key, null),
  }
}

export function readStored(key: string): string | null {
  return browserStorage.getItem(key)
}

/** Null removes it. */
export function writeStored(key: string, value: string | null): void {
  if (value === null) browserStorage.removeItem(key)
  else browserStorage.setItem(key, value)
}

function refuse(): void {
  if (isRefused) return
  isRefused = true
  for (const tell of listeners) tell()
}
