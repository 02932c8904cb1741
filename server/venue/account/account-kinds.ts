// Which kind each account is. It costs ten times what the account itself does to ask, so the answer is kept, and asked
// again when the account's money looks as if it had changed its place.
import {
  absolute,
  add,
  compare,
  isZero,
  multiply,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { Perps } from './account-state.ts'
import { type AccountMode, modeOf } from './mode.ts'

const keptMs = 60 * 60_000
/** Where the perpetuals have nothing, only USDC in spot would show a change. */
const keptEmptyMs = 20_000
/** A trade moves an account's cash, but hardly by so much at once. */
const greatShare = '0.5'
const mostAccounts = 10_000

export interface AccountKind {
  /** The exchange's own word. */
  name: string
  mode: AccountMode
}

interface Kept extends AccountKind {
  at: UnixMs
  /** When it was asked last, or was still seen to be empty. */
  lookedAt: UnixMs
  /** What the perpetuals were told to have, without the profit of open positions. */
  cash: DecimalString
}

interface Questions {
  /** The exchange's word for the kind. */
  ask: (user: Address) => Promise<string>
  /** Whether it has USDC in spot: a tenth of the weight. */
  hasSpotUsdc: (user: Address) => Promise<boolean>
}

export function accountKinds({ ask, hasSpotUsdc }: Questions, clock: Clock) {
  const kept = new Map<Address, Kept>()
  const underWay = new Map<Address, Promise<AccountKind>>()

  /** Pages and books ask within the same moment. */
  function learn(user: Address, cash: DecimalString): Promise<AccountKind> {
    const running = underWay.get(user)
    if (running !== undefined) return running
    const answer = learnNow(user, cash).finally(() => underWay.delete(user))
    underWay.set(user, answer)
    return answer
  }

  async function learnNow(user: Address, cash: DecimalString): Promise<AccountKind> {
    const name = await ask(user)
    const kind = { name, mode: modeOf(name) }
    if (kept.size >= mostAccounts) kept.clear()
    const at = clock()
    kept.set(user, { ...kind, at, lookedAt: at, cash })
    return kind
  }

  /** Whatever its kind is now, it has nothing. */
  async function isStillEmpty(user: Address, known: Kept, cash: DecimalString): Promise<boolean> {
    const now = clock()
    if (!isEmpty(known, cash) || now - known.at >= keptMs) return false
    // Who cannot be asked this is asked the other.
    if (await hasSpotUsdc(user).catch(() => true)) return false
    known.lookedAt = now
    return true
  }

  return {
    /** Of the account that `perps` was just told of. */
    async of(user: Address, perps: Perps): Promise<AccountKind> {
      const cash = cashOf(perps)
      const known = kept.get(user)
      if (known !== undefined && isFresh(known, cash, clock())) return known
      if (known !== undefined && (await isStillEmpty(user, known, cash))) return known
      return learn(user, cash)
    },
    /** As it was known last, unless `perps` looks as if that had changed. Asks nothing. */
    ifKnown(user: Address, perps: Perps): AccountKind | undefined {
      const known = kept.get(user)
      return known !== undefined && isFresh(known, cashOf(perps), known.lookedAt)
        ? known
        : undefined
    },
    /** As it was known last, or asked now. */
    async known(user: Address): Promise<AccountKind> {
      return kept.get(user) ?? (await learn(user, zero))
    },
  }
}

function isEmpty({ mode }: Kept, cash: DecimalString): boolean {
  return mode !== 'pooled' && isZero(cash)
}

function isFresh(known: Kept, cash: DecimalString, now: UnixMs): boolean {
  if (now - known.at >= keptMs) return false
  if (isEmpty(known, cash) && now - known.lookedAt >= keptEmptyMs) return false
  const moved = absolute(subtract(cash, known.cash))
  const great = multiply(absolute(known.cash), greatShare)
  return compare(moved, 0) === 0 || compare(moved, great) < 0
}

/** Where nothing is told, the profit of open positions is told of another balance. */
function cashOf({ marginSummary, assetPositions }: Perps): DecimalString {
  const value = marginSummary?.accountValue ?? zero
  if (isZero(value)) return zero
  const unrealized = assetPositions.map(({ position }) => position.unrealizedPnl)
  return subtract(value, add(zero, ...unrealized))
}
