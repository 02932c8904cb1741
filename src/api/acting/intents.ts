// One action of a person has one key, however often it is sent: a double click, a retry after a lost answer. The key
// is dropped once the server has decided; asking for the same afterwards is a new action.
import { isUndecided } from '../errors.ts'

export interface Intents {
  keyFor: (intent: string) => string
  /** Whether it was sent before and is not decided yet. */
  isOpen: (intent: string) => boolean
  settle: (intent: string) => void
  /** Keeps the key when it is unknown whether the server acted. */
  fail: (intent: string, error: unknown) => void
}

export function createIntents(makeKey: () => string = randomKey): Intents {
  const keys = new Map<string, string>()
  return {
    keyFor(intent) {
      const known = keys.get(intent)
      if (known !== undefined) return known
      const key = makeKey()
      keys.set(intent, key)
      return key
    },
    isOpen: (intent) => keys.has(intent),
    settle(intent) {
      keys.delete(intent)
    },
    fail(intent, error) {
      if (!isUndecided(error)) keys.delete(intent)
    },
  }
}

/** crypto.randomUUID exists only in secure contexts, and the dashboard may be opened over a LAN. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The same for the same request of the same person. JSON contains nothing of a file, so that another file counts as
 * another action.
 */
export function intentOf(account: string | undefined, endpointId: string, input: unknown): string {
  return JSON.stringify([account, endpointId, input], (_key, value: unknown) =>
    value instanceof File ? [value.name, value.type, value.size, value.lastModified] : value,
  )
}
