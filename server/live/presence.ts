import type { UserId } from '../../contract/primitives.ts'

/** Who has a page open now: known once the sockets are there, asked for by what is made before them. */
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
