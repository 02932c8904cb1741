// The mode of each account. Asking costs ten times as much as reading the account, so the answer is cached, and
// asked again when the account's money seems to have moved between balances.
import {
  absolute,
  add,
  compare,
  isZero,
  multiply,
  sign,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { Perps } from './account-state.ts'
import { type AccountMode, modeOf } from './mode.ts'

const keptMs = 60 * 60_000
/** Milliseconds. When the perpetuals balance is empty, only USDC in spot would show a change. */
const keptEmptyMs = 20_000
/** Share of the cash. A trade changes an account's cash, but hardly by this much at once. */
const greatShare = '0.5'
const mostAccounts = 10_000

export interface AccountKind {
  /** As the exchange names it. */
  name: string
  mode: AccountMode
}

interface Kept extends AccountKind {
  at: UnixMs
  /** When the mode was last asked, or the account last seen empty. */
  lookedAt: UnixMs
  /** USDC in the perpetuals balance, without the profit of open positions. */
  cash: DecimalString
}

interface Questions {
  /** The exchange's name for the mode. */
  ask: (user: Address) => Promise<string>
  /** Whether the account has USDC in spot; costs a tenth of the weight. */
  hasSpotUsdc: (user: Address) => Promise<boolean>
}

export function accountKinds({ ask, hasSpotUsdc }: Questions, clock: Clock) {
  const kept = new Map<Address, Kept>()
  const underWay = new Map<Address, Promise<AccountKind>>()

  /** Pages and books ask at the same time, so that they share one request. */
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

  /** Whether the account still has no money, so that its mode does not matter. */
  async function isStillEmpty(user: Address, known: Kept, cash: DecimalString): Promise<boolean> {
    const now = clock()
    if (!isEmpty(known, cash) || now - known.at >= keptMs) return false
    // When this cannot be read, the mode is asked instead.
    if (await hasSpotUsdc(user).catch(() => true)) return false
    known.lookedAt = now
    return true
  }

  return {
    /** The mode of the account that `perps` was just read from. */
    async of(user: Address, perps: Perps): Promise<AccountKind> {
      const cash = cashOf(perps)
      const known = filled(kept.get(user), cash)
      if (known !== undefined && isFresh(known, cash, clock())) return known
      if (known !== undefined && (await isStillEmpty(user, known, cash))) return known
      return learn(user, cash)
    },
    /** The last known mode, unless `perps` looks as if it had changed. Makes no request. */
    ifKnown(user: Address, perps: Perps): AccountKind | undefined {
      const cash = cashOf(perps)
      const known = filled(kept.get(user), cash)
      return known !== undefined && isFresh(known, cash, known.lookedAt) ? known : undefined
    },
    /** The last known mode, or asked now. */
    async known(user: Address): Promise<AccountKind> {
      return kept.get(user) ?? (await learn(user, zero))
    },
  }
}

function isEmpty({ mode }: Kept, cash: DecimalString): boolean {
  return mode !== 'pooled' && isZero(cash)
}

/** Perpetuals of a pooled account report no money, so money that arrives there proves that the account is not pooled. */
function filled(known: Kept | undefined, cash: DecimalString): Kept | undefined {
  if (known !== undefined && isEmpty(known, known.cash) && sign(cash) > 0) known.cash = cash
  return known
}

function isFresh(known: Kept, cash: DecimalString, now: UnixMs): boolean {
  if (now - known.at >= keptMs) return false
  if (isEmpty(known, cash) && now - known.lookedAt >= keptEmptyMs) return false
  const moved = absolute(subtract(cash, known.cash))
  const great = multiply(absolute(known.cash), greatShare)
  return compare(moved, 0) === 0 || compare(moved, great) < 0
}

/** Without a reported value the profit of open positions belongs to another balance. */
function cashOf({ marginSummary, assetPositions }: Perps): DecimalString {
  const value = marginSummary?.accountValue ?? zero
  if (isZero(value)) return zero
  const unrealized = assetPositions.map(({ position }) => position.unrealizedPnl ?? zero)
  return subtract(value, add(zero, ...unrealized))
}
