import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { ImportRow } from './imports.ts'
import type { Store } from '../store.ts'

const dayMs = 86_400_000

interface Wish {
  id: string
  userId: UserId
  accountId: string
  exchange: string
  days: number
  now: UnixMs
}

/** The import of that account that waits or runs already, or a new one. Joins what was read before without a gap. */
export async function queueImport(store: Store, wish: Wish): Promise<ImportRow> {
  const { id, userId, accountId, exchange, days, now } = wish
  return store.transaction(async (inside) => {
    await inside.sessions.lockUser(userId)
    const { current, readTo } = await inside.journalImports.ofAccount(userId, accountId)
    if (current !== undefined) return current
    const from = Math.min(now - days * dayMs, readTo ?? now)
    const row: ImportRow = {
      ...newImport({ id, userId, exchange, now }),
      kind: 'account',
      accountId,
      status: 'queued',
      from,
    }
    await inside.journalImports.insert(row)
    return row
  })
}

export function newImport({ id, userId, exchange, now }: Omit<Wish, 'accountId' | 'days'>) {
  return {
    id,
    userId,
    exchange,
    until: now,
    cursor: null,
    imported: 0,
    skipped: 0,
    fills: 0,
    progress: 0,
    error: null,
    tries: 0,
    dueAt: now,
    createdAt: now,
    finishedAt: null,
  }
}
