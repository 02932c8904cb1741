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
/** Where the perpetuals have nothing, nothing would show a change. */
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
  /** What the perpetuals were told to have, without the profit of open positions. */
  cash: DecimalString
}

export function accountKinds(ask: (user: Address) => Promise<string>, clock: Clock) {
  const kept = new Map<Address, Kept>()

  async function learn(user: Address, cash: DecimalString): Promise<AccountKind> {
    const name = await ask(user)
    const kind = { name, mode: modeOf(name) }
    if (kept.size >= mostAccounts) kept.clear()
    kept.set(user, { ...kind, at: clock(), cash })
    return kind
  }

  return {
    /** Of the account that `perps` was just told of. */
    async of(user: Address, perps: Perps): Promise<AccountKind> {
      const cash = cashOf(perps)
      const known = kept.get(user)
      if (known !== undefined && isFresh(known, cash, clock())) return known
      return learn(user, cash)
    },
    /** As it was known last, unless `perps` looks as if that had changed. Asks nothing. */
    ifKnown(user: Address, perps: Perps): AccountKind | undefined {
      const known = kept.get(user)
      return known !== undefined && isFresh(known, cashOf(perps), known.at) ? known : undefined
    },
    /** As it was known last, or asked now. */
    async known(user: Address): Promise<AccountKind> {
      return kept.get(user) ?? (await learn(user, zero))
    },
  }
}

function isFresh(known: Kept, cash: DecimalString, now: UnixMs): boolean {
  const isEmpty = known.mode !== 'pooled' && compare(cash, 0) === 0
  if (now - known.at >= (isEmpty ? keptEmptyMs : keptMs)) return false
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
