import { keccak256, sliceHex, stringToHex } from 'viem'
import type { PositionId, MandateId } from '../../../contract/primitives.ts'
import type { OrderKind } from '../../storage/trading/orders.ts'

/** Client order id: a function of what the order is for, so that it can be asked about after a crash. */
export function cloidOf(
  mandateId: MandateId,
  positionId: PositionId,
  kind: OrderKind,
  step: number,
): `0x${string}` {
  const text = [mandateId, positionId, kind, step].join('|')
  return sliceHex(keccak256(stringToHex(text)), 0, 16)
}
