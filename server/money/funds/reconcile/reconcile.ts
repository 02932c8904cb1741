// Whether our books agree with the exchange: the opening balance plus everything since must add up to the current
// equity. Differences that are not the books' fault cause no alarm: see `explainDifference`.
import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../../contract/primitives.ts'
import { Reconciliation } from '../../../../contract/money/transfers.ts'
import type { OpeningRow } from '../../../storage/money/openings.ts'
import type { AccountState } from '../../../venue/port.ts'
import { type Comparison, compareBooks } from './compare-books.ts'
import { explainDifference } from './explain-difference.ts'
import { type FundsContext, addressOf, announce } from '../funds-context.ts'
import { isSame, openAnew, openingOf, toleranceOf } from '../opening.ts'
import { syncLedger } from '../sync-ledger.ts'

/** An account that trades while it is read is read again, at most this often. */
const attempts = 5
/** Milliseconds. A difference is believed only when it is still there after these pauses. */
const pausesMs = [0, 500, 1_500]

/** How many explanations are tried, each on the difference that the one before left. */
const explanations = 3

/**
 * `isTold`: streams have reported every ledger row. Then fills and ledger are read only when the books differ: books that
 * add up miss nothing. Throws what the exchange port throws.
 */
export async function reconcile(
  ctx: FundsContext,
  userId: UserId,
  isTold = false,
): Promise<Reconciliation> {
  let result = await compareOnce(ctx, userId, isTold ? 'told' : 'newest')
  if (isTold && result.isOff) result = await compareOnce(ctx, userId, 'newest')
  // A row may arrive late or have been taken back: the whole ledger is read again, several times.
  for (const pause of pausesMs) {
    if (!result.isOff) break
    await sleep(pause)
    result = await compareOnce(ctx, userId, 'beginning')
  }
  for (let round = 0; round < explanations && result.isOff; round++) {
    if (!(await explainDifference(ctx, userId, result.detail.difference))) break
    result = await compareOnce(ctx, userId, 'newest')
  }
  await keep(ctx, userId, result)
  return result.detail
}

/**
 * Reads account, books, account: when only mark prices have changed in between, the books must match the account.
 * Otherwise something happened meanwhile, and the comparison proves nothing.
 */
async function compareOnce(
  ctx: FundsContext,
  userId: UserId,
  from: 'told' | 'newest' | 'beginning',
): Promise<Comparison> {
  const { exchange, runner, store } = ctx
  const address = await addressOf(store, userId)
  let before = await exchange.wholeAccount(address, from === 'beginning')
  for (let attempt = 1; ; attempt++) {
    // Slices of time-weighted orders are reported separately, and requested only when there is a difference.
    const isTold = from === 'told' && attempt === 1
    if (isTold) await runner.syncUntoldFills(userId)
    else await runner.syncFills(userId, { withSlices: from === 'beginning' })
    if (!isTold) await syncLedger(ctx, userId, from === 'beginning' ? from : 'newest')
    const after = await exchange.wholeAccount(address)
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

/** When the account's mode has changed, its money is kept elsewhere, and the books begin anew. */
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
  // Announced once, and again when it changes.
  if (last !== undefined && compare(last.difference, difference) === 0) return
  announce(ctx, userId, 'notification', `The books differ from the exchange by ${difference} USDC`)
}

/** The last stored comparison; undefined when there is none. */
export async function lastReconciliation(
  { store }: Pick<FundsContext, 'store'>,
  userId: UserId,
): Promise<Reconciliation | undefined> {
  const row = await store.reconciliations.of(userId)
  const parsed = row && Reconciliation.safeParse(row.detail)
  return parsed?.success === true ? parsed.data : undefined
}
