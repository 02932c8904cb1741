import { sign } from '../../../contract/decimal.ts'
import type { Position } from '../storage/records.ts'

type PaidFunding = NonNullable<Position['funding']>

export function fundingPaidBy(position: Position): PaidFunding {
  return position.funding ?? { sinceOpen: '0', sinceChange: '0' }
}

/** A position that reverses its side counts as a new one. */
export function fundingAfterTrade(before: Position | undefined, after: Position): PaidFunding {
  const goesOn = before !== undefined && sign(before.szi) === sign(after.szi)
  return { sinceOpen: goesOn ? fundingPaidBy(before).sinceOpen : '0', sinceChange: '0' }
}
