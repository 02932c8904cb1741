// Programs that are about to be deleted: the request is sent after a while in which it can be undone. A page that is
// left before that sends nothing, and the program stays.

export interface PendingDelete {
  id: number
  name: string
  /** Whether it is sent: nothing can be undone any more. */
  isSent: boolean
}

export interface PendingDeletes {
  /** `send` deletes it; when it rejects the program stays, and `failed` is told why. */
  add: (
    program: { id: number; name: string },
    send: () => Promise<void>,
    failed: (error: unknown) => void,
  ) => void
  /** Nothing is sent; too late once it is. */
  undo: (id: number) => void
  /** The same list until something changes. */
  list: () => readonly PendingDelete[]
  onChange: (listener: () => void) => () => void
}

export function createPendingDeletes(waitMs: number): PendingDeletes {
  let pending: readonly PendingDelete[] = []
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const listeners = new Set<() => void>()

  function set(next: readonly PendingDelete[]): void {
    pending = next
    for (const tell of listeners) tell()
  }

  const drop = (id: number): void => set(pending.filter((each) => each.id !== id))

  return {
    add({ id, name }, send, failed) {
      if (pending.some((each) => each.id === id)) return
      set([...pending, { id, name, isSent: false }])
      const carryOut = async (): Promise<void> => {
        timers.delete(id)
        set(pending.map((each) => (each.id === id ? { ...each, isSent: true } : each)))
        await send().catch(failed)
        drop(id)
      }
      timers.set(
        id,
        setTimeout(() => void carryOut(), waitMs),
      )
    },
    undo(id) {
      const timer = timers.get(id)
      if (timer === undefined) return
      clearTimeout(timer)
      timers.delete(id)
      drop(id)
    },
    list: () => pending,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Long enough to see what was done, and to press a button. */
export const pendingDeletes = createPendingDeletes(8_000)
