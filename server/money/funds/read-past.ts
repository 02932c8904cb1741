// Reads what happened before an account was first seen: page by page in the background, each page stored, so that a
// refused request or a restart costs one page. No position of ours is that old, so that only lists depend on it.
import type { UserId } from '../../../contract/primitives.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import { fillRow } from '../../trading/index.ts'
import { askingAs } from '../../venue/index.ts'
import type { LedgerEntry, PastPage, PastRange } from '../../venue/port.ts'
import { fundingRow } from './book-funding.ts'
import { entryRow } from './entry-row.ts'
import { type FundsContext, addressOf, announce, attempt } from './funds-context.ts'

const lists = ['ledgerReadTo', 'fundingReadTo', 'fillsReadTo'] as const
type List = (typeof lists)[number]

/** Number of accounts per check. */
const atOnce = 2

/** Milliseconds. The ledger is first read past the opening, so that what came since need not be asked for again. */
const aheadMs = 3_600_000
const hourMs = 3_600_000

/**
 * Reads the first page of each list, which for a young account is everything. Returns the whole ledger until now when
 * this was its first reading and one page holds it. Throws what the exchange port throws.
 */
export async function readFirstPages(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
): Promise<LedgerEntry[] | undefined> {
  let ledger: LedgerEntry[] | undefined
  for (const list of lists) {
    if (opening[list] !== 0) continue
    if (list === 'fundingReadTo' && hasJustBegun(ledger ?? [], opening)) {
      await ctx.store.openings.change(userId, { fundingReadTo: opening.firstAt })
      continue
    }
    const page = await readPage(ctx, userId, opening, list)
    if (page.ledger !== undefined && page.next === null) ledger = page.ledger
  }
  return ledger
}

/** Whether all of the account's money came after the last funding payment, which the exchange makes on the hour. */
function hasJustBegun(ledger: readonly LedgerEntry[], { firstAt }: OpeningRow): boolean {
  const hour = firstAt - (firstAt % hourMs)
  return ledger.length > 0 && ledger.every(({ at }) => at > hour)
}

/**
 * Reads one more page for up to `atOnce` accounts whose past is not complete. Its requests have the lowest priority.
 */
export async function readOn(ctx: FundsContext): Promise<void> {
  for (const opening of await ctx.store.openings.unread(atOnce)) {
    const list = lists.find((each) => opening[each] < opening.firstAt)
    if (list === undefined) continue
    await attempt(ctx, 'reading the past', () =>
      askingAs('visitor', () => readPage(ctx, opening.userId, opening, list)),
    )
  }
}

async function readPage(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
  list: List,
): Promise<KeptPage> {
  const { store } = ctx
  const address = await addressOf(store, userId)
  const range = { from: opening[list], until: opening.firstAt }
  const kept = await keepers[list](ctx, userId, address, range)
  const { next } = kept
  const readTo = next === null ? opening.firstAt : Math.min(next, opening.firstAt)
  await store.openings.change(userId, { [list]: Math.max(readTo, 1) })
  announce(ctx, userId, 'balance.changed')
  return kept
}

interface KeptPage extends Pick<PastPage<unknown>, 'next'> {
  /** All rows of a page of the ledger, also those after the opening. */
  ledger?: LedgerEntry[]
}

type Keeper = (
  ctx: FundsContext,
  userId: UserId,
  address: `0x${string}`,
  range: PastRange,
) => Promise<KeptPage>

const keepers: Record<List, Keeper> = {
  ledgerReadTo: async ({ store, exchange }, userId, address, range) => {
    const { from, until } = range
    const { items, next } = await exchange.pastLedger(address, { from, until: until + aheadMs })
    const past = items.filter(({ at }) => at <= until)
    // Rows reported twice are left out here: see `withoutRepeats`.
    const rows = past.filter(({ repeat }) => repeat === 0).map((entry) => entryRow(userId, entry))
    await store.ledgerEntries.insertPast(rows)
    return { next, ledger: items }
  },
  fundingReadTo: async ({ store, exchange }, userId, address, range) => {
    const { items, next } = await exchange.pastFunding(address, range)
    await store.ledgerEntries.insertPast(items.map((payment) => fundingRow(userId, payment)))
    return { next }
  },
  fillsReadTo: async ({ store, exchange }, userId, address, range) => {
    const { items, next } = await exchange.pastFills(address, range)
    await store.fills.insertPast(items.map((fill) => fillRow(userId, fill)))
    return { next }
  },
}
