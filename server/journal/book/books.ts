// Journals in memory: each is read once, and then only what changed. A hundred thousand trades take about 40 MB, so
// that only the journals that were looked at last are kept.
import { setImmediate as breath } from 'node:timers/promises'
import type { UserId } from '../../../contract/primitives.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import type { Context } from '../../context.ts'
import type { JournalVersion } from '../../storage/journal/revisions.ts'
import type { BookRow } from '../../storage/journal/books.ts'
import { merged } from './merged.ts'
import { writeTrades } from '../write/write-trades.ts'

/** Trades in memory, of all people together. */
const mostRows = 400_000
/** Milliseconds after which a journal that nobody looks at is dropped. */
const idleMs = 10 * 60_000

export interface Book {
  /** In the order in which they closed. */
  rows: readonly JournalRow[]
}

export interface Books {
  /** The person's journal as it is now. What closed before the call is in it. */
  of(userId: UserId): Promise<Book>
}

interface Kept extends JournalVersion {
  byId: Map<string, JournalRow>
  rows: JournalRow[]
  usedAt: number
}

type Ports = Pick<Context, 'store' | 'clock' | 'newId'>

export function createBooks(ports: Ports): Books {
  const kept = new Map<UserId, Kept>()
  const reading = new Map<UserId, Promise<Book>>()

  async function refreshed(userId: UserId): Promise<Book> {
    const { store, clock } = ports
    let state = await store.journalBooks.state(userId, clock())
    if (state.isBehind) await writeTrades(ports, userId)
    if (state.isUnsettled) await store.dueTrades.settle(userId, clock())
    if (state.isBehind || state.isUnsettled) state = await store.journalBooks.state(userId, clock())
    const known = kept.get(userId)
    const book = known !== undefined && known.epoch === state.epoch ? known : emptyBook(state.epoch)
    if (book.revision < state.revision) await readChanges(ports, userId, book, state.revision)
    book.usedAt = Date.now()
    kept.delete(userId)
    kept.set(userId, book)
    makeRoom(kept)
    return { rows: book.rows }
  }

  return {
    of(userId) {
      // One at a time. A reading that began earlier may lack what has just closed.
      const before = reading.get(userId)?.catch(() => undefined) ?? Promise.resolve()
      const own = before.then(() => refreshed(userId))
      reading.set(userId, own)
      const forget = () => {
        if (reading.get(userId) === own) reading.delete(userId)
      }
      own.then(forget, forget)
      return own
    },
  }
}

function emptyBook(epoch: number): Kept {
  return { revision: 0, epoch, byId: new Map(), rows: [], usedAt: 0 }
}

/** `upTo`: a revision whose rows are all there. Not every revision has rows: a deletion has none. */
async function readChanges(
  { store }: Ports,
  userId: UserId,
  book: Kept,
  upTo: number,
): Promise<void> {
  const from = book.revision
  const changed = new Map<string, BookRow>()
  let last = { revision: from + 1, id: '' }
  for (;;) {
    const { rows, isLast } = await store.journalBooks.rows(userId, last)
    for (const row of rows) changed.set(row.id, row)
    const newest = rows.at(-1)
    if (newest !== undefined) last = { revision: newest.revision, id: newest.id }
    if (isLast) break
    // The embedded database answers in this process: others have their turn between two pages.
    await breath()
  }
  const tags = Map.groupBy(
    await store.journalBooks.taggings(userId, from),
    ({ tradeId }) => tradeId,
  )
  const added: JournalRow[] = []
  for (const [id, { revision: _, ...row }] of changed) {
    added.push({ ...row, tags: tags.get(id)?.map(({ tagId }) => tagId) ?? noTags })
  }
  book.revision = changed.size === 0 ? upTo : Math.max(upTo, last.revision)
  // The same list as long as nothing changed, so that what was computed from it is kept.
  if (added.length === 0) return
  const gone = added.flatMap(({ id }) => book.byId.get(id) ?? [])
  book.rows = merged(book.rows, gone, added)
  for (const row of added) book.byId.set(row.id, row)
}

const noTags: readonly string[] = []

/** Least recently used first. */
function makeRoom(kept: Map<UserId, Kept>): void {
  let total = 0
  for (const { rows } of kept.values()) total += rows.length
  for (const [userId, { rows, usedAt }] of kept) {
    if (kept.size === 1) return
    if (total <= mostRows && Date.now() - usedAt < idleMs) return
    kept.delete(userId)
    total -= rows.length
  }
}
