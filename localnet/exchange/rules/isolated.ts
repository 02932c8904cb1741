// Isolated margin: a position has margin of its own (its pocket), taken from the account's cash. It can lose only
// that, and no other position can use it.
import {
  absolute,
  add,
  divide,
  isZero,
  multiply,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import type { MarketAsset } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Account, Position } from '../storage/records.ts'
import { toUsdc } from './fees.ts'

/** Whether the market allows only isolated margin, or the account has chosen it there. */
export function isIsolated(account: Account | undefined, asset: MarketAsset): boolean {
  return asset.onlyIsolated === true || account?.isolated?.[asset.index] === true
}

/** The margin after a trade: the closed part releases its share, the opened part adds its initial margin. */
export function pocketAfter(
  before: Position | undefined,
  after: Position,
  { px, leverage }: { px: Amount; leverage: number },
): Amount {
  const had = before?.szi ?? '0'
  const turned = sign(had) !== 0 && sign(after.szi) !== sign(had)
  const kept = turned ? '0' : had
  const grown = subtract(absolute(after.szi), absolute(kept))
  const pocket = turned ? '0' : (before?.pocket ?? '0')
  if (sign(grown) >= 0) return add(pocket, toUsdc(divide(multiply(grown, px), leverage)))
  return isZero(had) ? '0' : toUsdc(divide(multiply(pocket, absolute(after.szi)), absolute(had)))
}
