import { expect, test } from 'vitest'
import { refusalKind } from './refusal-kinds.ts'

test.each([
  ['HTTP request failed: status 429', 'busy'],
  ['Too many cumulative requests sent (10001 > 10000) for cumulative volume traded $0.', 'busy'],
  ['User or API Wallet 0x12 does not exist.', 'authority'],
  ['Must deposit before performing actions. User: 0x12', 'authority'],
  ['Builder fee has not been approved.', 'authority'],
  ['Order must have minimum value of $10. asset=0', 'too_small'],
  ['Action already expired', 'expired'],
  ['Reduce only order would increase position. asset=3', 'nothing_to_close'],
  ['Trading is halted. asset=4', 'halted'],
  ['Insufficient margin to place order. asset=0', 'other'],
  ['Cross margin is not allowed for this asset.', 'other'],
  ['Order could not immediately match against any resting orders. asset=2', 'other'],
  ['No liquidity available for market order.', 'other'],
  ['The moon is in the wrong house.', 'unknown'],
] as const)('“%s” is %s', (message, kind) => {
  expect(refusalKind(message)).toBe(kind)
})
