// The code of a `?ref=CODE` link, stored in this tab from the first page until the first sign-in.
import type { TextStorage } from '../../../lib/kept/stored.ts'

export interface InvitationStore {
  /** As written in the link; null without one. */
  code: () => string | null
  /** Removes the code from the page's address, so that a reload does not bring back a dropped one. */
  takeFrom: (page: Pick<Window, 'location' | 'history'>) => void
  forget: () => void
  subscribe: (listener: () => void) => () => void
}

const storageKey = 'alura.invitation'
const parameter = 'ref'
/** The longest code that the API accepts. */
const longest = 40

export function createInvitationStore(storage: TextStorage): InvitationStore {
  const listeners = new Set<() => void>()

  function keep(code: string | null): void {
    if (code === null) storage.removeItem(storageKey)
    else storage.setItem(storageKey, code)
    for (const listener of listeners) listener()
  }

  return {
    code: () => storage.getItem(storageKey),
    takeFrom({ location, history }) {
      const url = new URL(location.href)
      const code = url.searchParams.get(parameter)
      if (code === null) return
      url.searchParams.delete(parameter)
      history.replaceState(history.state, '', url)
      const read = code.trim().toUpperCase().slice(0, longest)
      if (read !== '') keep(read)
    },
    forget: () => keep(null),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
