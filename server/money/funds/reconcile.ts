// Whether our books agree with the exchange: everything that ever moved must add up to the equity of this moment.
import { setTimeout as sleep } from 'node:timers/promises'
import { absolute, add, compare, multiply, negate, subtract } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { Reconciliation } from '../../../contract/money/transfers.ts'
import type { AccountState } from '../../venue/port.ts'
import { type FundsContext, addressOf, announce } from './funds-context.ts'
import { syncLedger } from './sync-ledger.ts'

/** An account that keeps trading while it is read is read again, this often at most. */
const attempts = 5
/** A difference is believed only when it lasts. */
const pausesMs = [0, 500, 1_500]
/** The exchange's figures have 6 decimals: each of them may be off by half of the last one. */
const rounding = '0.000001'

/** Throws what the exchange port throws. */
export async function reconcile(ctx: FundsContext, userId: UserId): Promise<Reconciliation> {
  let result = await compareOnce(ctx, userId, 'newest')
  // Something may show up late, or have been taken back: then all of the ledger is read once more, and again.
  for (const pause of pausesMs) {
    if (!result.isOff) break
    await sleep(pause)
    result = await compareOnce(ctx, userId, 'beginning')
  }
  await keep(ctx, userId, result)
  return result.detail
}

interface Comparison {
  detail: Reconciliation
  isOff: boolean
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
    await runner.syncFills(userId)
    await syncLedger(ctx, userId, from)
    const after = await exchange.account(address)
    const isSteady = stateOf(before) === stateOf(after)
    if (isSteady || attempt === attempts) {
      const compared = await compareWith(ctx, userId, after)
      if (isSteady || !compared.isOff) return compared
      throw new ServiceError(
        'EXCHANGE_UNAVAILABLE',
        'The account keeps moving; ask again in a moment',
      )
    }
    before = after
  }
}

/** All that changes an account but its marks. */
function stateOf(account: AccountState): string {
  const cash = subtract(account.equity, unrealizedOf(account))
  const sizes = account.positions.map(({ symbol, size }) => `${symbol} ${size}`).toSorted()
  return [cash, ...sizes].join()
}

async function compareWith(
  { store, clock }: FundsContext,
  userId: UserId,
  account: AccountState,
): Promise<Comparison> {
  const [sums, fills, leaving] = await store.transaction(async (inner) => [
    await inner.ledgerEntries.sums(userId),
    await inner.fills.sums(userId),
    await inner.transfers.leaving(userId),
  ])
  const sum = (kind: keyof typeof sums) => add(sums[kind] ?? 0)
  const parts = {
    deposits: sum('deposit'),
    // The exchange takes a withdrawal at once, and books it when it is paid.
    withdrawals: subtract(add(leaving), sum('withdrawal')),
    sent: negate(add(sum('send'), sum('receive'))),
    rewards: sum('reward'),
    other: sum('other'),
    realized: add(fills.realized),
    fees: add(fills.fees),
    funding: sum('funding'),
    unrealized: unrealizedOf(account),
  }
  const came = add(parts.deposits, parts.rewards, parts.other, parts.realized, parts.funding)
  const went = add(parts.withdrawals, parts.sent, parts.fees)
  const expected = subtract(add(came, parts.unrealized), went)
  const difference = subtract(account.equity, expected)
  const tolerance = multiply(rounding, account.positions.length)
  return {
    detail: { at: clock(), ...parts, expected, equity: account.equity, difference },
    isOff: compare(absolute(difference), tolerance) > 0,
  }
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

function unrealizedOf({ positions }: AccountState): DecimalString {
  return add(0, ...positions.map(({ unrealizedPnl }) => unrealizedPnl))
}
