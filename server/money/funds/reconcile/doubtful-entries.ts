// Questions that the exchange's list cannot answer: whether equal rows are one row reported twice, and whether a
// missing row was taken back or only left out. Deposits are checked on the chain; everything else by waiting for
// more readings.
import type { Address, UserId } from '../../../../contract/primitives.ts'
import type { LedgerEntryRow } from '../../../storage/money/ledger-entries.ts'
import type { LedgerEntry } from '../../../venue/port.ts'
import type { FundsContext } from '../funds-context.ts'
import { arrivalsIn, isFor } from '../arrivals.ts'

/** An entry counts as taken back after it was missing from this many readings in a row. */
const missesNeeded = 5

/** Removes rows that report the same deposit again. */
export async function withoutRepeats(
  ctx: FundsContext,
  user: Address,
  entries: LedgerEntry[],
): Promise<LedgerEntry[]> {
  const isReal = await Promise.all(
    entries.map(async (entry) => {
      if (entry.repeat === 0) return true
      return entry.repeat < (await equalTransfers(ctx, user, entry.hash, entry.amount))
    }),
  )
  return entries.filter((_, index) => isReal[index] === true)
}

/**
 * Entries that the exchange does not list any more although its list covers their time. For an emptied account the
 * exchange deletes the ledger, and for a long ledger its beginning; both prove nothing.
 */
export async function removedEntries(
  ctx: FundsContext,
  userId: UserId,
  known: readonly Pick<LedgerEntryRow, 'key' | 'at'>[],
  told: readonly LedgerEntry[],
): Promise<string[]> {
  const { missed } = ctx
  const listed = new Set(told.map(({ key }) => key))
  const oldest = Math.min(...told.map(({ at }) => at))
  const gone: string[] = []
  for (const { key, at } of known) {
    const name = `${userId} ${key}`
    if (listed.has(key)) {
      missed.delete(name)
      continue
    }
    const misses = (missed.get(name) ?? 0) + 1
    missed.set(name, misses)
    const isContradicted = misses >= missesNeeded && oldest < at
    if (!isContradicted && !(await isOrphan(ctx, userId, key))) continue
    missed.delete(name)
    gone.push(key)
  }
  return gone
}

/** True when neither the exchange lists the deposit nor the chain has it. */
async function isOrphan(ctx: FundsContext, userId: UserId, key: string): Promise<boolean> {
  const { store, chain } = ctx
  const deposit = await store.deposits.ofEntry(userId, key)
  if (deposit === undefined) return false
  const transaction = await chain.transaction(asHash(deposit.txHash)).catch(() => undefined)
  if (transaction === undefined || transaction.status === 'waiting') return false
  if (transaction.status !== 'mined') return true
  return !arrivalsIn(ctx, transaction).some(({ logIndex }) => logIndex === deposit.logIndex)
}

/**
 * 0 when the hash is not one of the chain, or the chain cannot be reached: a doubtful row waits for the next
 * reading.
 */
async function equalTransfers(
  ctx: FundsContext,
  user: Address,
  hash: string,
  amount: string,
): Promise<number> {
  if (!/^0x[0-9a-f]{64}$/.test(hash)) return 0
  const transaction = await ctx.chain.transaction(asHash(hash)).catch(() => undefined)
  if (transaction?.status !== 'mined') return 0
  const own = arrivalsIn(ctx, transaction).filter(isFor(user))
  return own.filter((arrival) => arrival.amount === amount).length
}

/** Matched above, or written by recordDeposits. */
function asHash(text: string): `0x${string}` {
  return text as `0x${string}`
}
