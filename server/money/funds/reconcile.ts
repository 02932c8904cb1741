// Whether our books agree with the exchange: what the account had at first, and everything that moved since, must add up
// to the equity of this moment. What is no fault of the books is no alarm: see `explain`.
import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { Reconciliation } from '../../../contract/money/transfers.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import type { AccountState } from '../../venue/port.ts'
import { type Comparison, compareBooks } from './compare-books.ts'
import { explain } from './explain.ts'
import { type FundsContext, addressOf, announce } from './funds-context.ts'
import { isSame, openAnew, openingOf, toleranceOf } from './opening.ts'
import { syncLedger } from './sync-ledger.ts'

/** An account that keeps trading while it is read is read again, this often at most. */
const attempts = 5
/** A difference is believed only when it lasts. */
const pausesMs = [0, 500, 1_500]

/** One after the other, each on what the one before it left. */
const explanations = 3

/** Throws what the exchange port throws. */
export async function reconcile(ctx: FundsContext, userId: UserId): Promise<Reconciliation> {
  let result = await compareOnce(ctx, userId, 'newest')
  // Something may show up late, or have been taken back: then all of the ledger is read once more, and again.
  for (const pause of pausesMs) {
    if (!result.isOff) break
    await sleep(pause)
    result = await compareOnce(ctx, userId, 'beginning')
  }
  for (let round = 0; round < explanations && result.isOff; round++) {
    if (!(await explain(ctx, userId, result.detail.difference))) break
    result = await compareOnce(ctx, userId, 'newest')
  }
  await keep(ctx, userId, result)
  return result.detail
}

/**
 * Account, books, account again: when only marks have moved in between, what was booked is what the account is made
 * of. Else something happened meanwhile, and the reading proves nothing.
 */
async function compareOnce(
  ctx: FundsContext,
  userId: UserId,
  from: 'newest' | 'beginning',
): Promise<Comparison> {
  const { exchange, runner, store } = ctx
  const address = await addressOf(store, userId)
  let before = await exchange.account(address)
  for (let attempt = 1; ; attempt++) {
    // Slices of time-weighted orders are told apart, and asked for where something is amiss.
    await runner.syncFills(userId, { withSlices: from === 'beginning' })
    await syncLedger(ctx, userId, from)
    const after = await exchange.account(address)
    const isSteady = isSame(before, after)
    if (isSteady || attempt === attempts) {
      const opening = await openingFor(ctx, userId, after)
      const tolerance: DecimalString = toleranceOf(before, after)
      const compared = await compareBooks(ctx, userId, opening, { account: after, tolerance })
      if (isSteady || !compared.isOff) return compared
      throw new ServiceError(
        'EXCHANGE_UNAVAILABLE',
        'The account keeps moving; ask again in a moment',
      )
    }
    before = after
  }
}

/** An account that is another kind now keeps its money elsewhere: its books begin anew. */
async function openingFor(
  ctx: FundsContext,
  userId: UserId,
  { mode }: AccountState,
): Promise<OpeningRow> {
  const opening = await openingOf(ctx, userId)
  if (opening.mode === mode) return opening
  ctx.log.info({ userId, from: opening.mode, to: mode }, 'an account changed its kind')
  return openAnew(ctx, userId)
}

async function keep(
  ctx: FundsContext,
  userId: UserId,
  { detail, isOff }: Comparison,
): Promise<void> {
  const { store, log, clock } = ctx
  const last = await store.reconciliations.of(userId)
  const { difference } = detail
  await store.reconciliations.save({ userId, at: detail.at ?? clock(), difference, detail })
  if (!isOff) return
  log.error({ userId, ...detail }, 'the books differ from the exchange')
  // Told once, and again when it changes.
  if (last !== undefined && compare(last.difference, difference) === 0) return
  announce(ctx, userId, 'notification', `The books differ from the exchange by ${difference} USDC`)
}

/** As it was found the last time; undefined when never. */
export async function lastReconciliation(
  { store }: Pick<FundsContext, 'store'>,
  userId: UserId,
): Promise<Reconciliation | undefined> {
  const row = await store.reconciliations.of(userId)
  const parsed = row && Reconciliation.safeParse(row.detail)
  return parsed?.success === true ? parsed.data : undefined
}
