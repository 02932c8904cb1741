import { keccak256, sliceHex, stringToHex } from 'viem'
import type { PositionId, MandateId } from '../../../contract/primitives.ts'
import type { OrderKind } from '../../storage/trading/orders.ts'

/** The client order id, derived from the order's purpose, so that the order can be found again after a crash. */
export function cloidOf(
  mandateId: MandateId,
  positionId: PositionId,
  kind: OrderKind,
  step: number,
): `0x${string}` {
  const text = [mandateId, positionId, kind, step].join('|')
  return sliceHex(keccak256(stringToHex(text)), 0, 16)
}
