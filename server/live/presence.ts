import type { UserId } from '../../contract/primitives.ts'

/** The users who have a page open. Created before the sockets, which fill it. */
export interface Presence {
  viewers(): Iterable<UserId>
  watch(source: () => Iterable<UserId>): void
}

export function createPresence(): Presence {
  let read: () => Iterable<UserId> = () => []
  return {
    viewers: () => read(),
    watch: (source) => {
      read = source
    },
  }
}
