import { expect, test } from 'vitest'
import { causeOf } from './fill-cause.ts'

const me = '0xAbCdef0000000000000000000000000000000001'
const other = '0x0000000000000000000000000000000000000002' as const
const mine = '0xabcdef0000000000000000000000000000000001' as const

test.each([
  ['Open Long', undefined, 'trade'],
  ['Long > Short', null, 'trade'],
  ['Close Short', { liquidatedUser: other }, 'trade'],
  ['Close Long', { liquidatedUser: mine }, 'liquidation'],
  ['Liquidated Cross Long', { liquidatedUser: mine }, 'liquidation'],
  ['Liquidated Isolated Short', undefined, 'liquidation'],
  ['Liquidated Cross Long', {}, 'liquidation'],
  ['Liquidated Cross Long', { liquidatedUser: other }, 'unknown_liquidation'],
  ['Close Long', {}, 'unknown_liquidation'],
  ['Close Long', { liquidatedUser: null }, 'unknown_liquidation'],
  ['Auto-Deleveraging', { liquidatedUser: other }, 'deleveraging'],
  ['Auto-Deleveraging', {}, 'deleveraging'],
  ['Auto-Deleveraging', undefined, 'deleveraging'],
  ['Settlement', undefined, 'settlement'],
  ['Teleported', undefined, 'unknown'],
] as const)('%s with %o is %s', (dir, liquidation, cause) => {
  expect(causeOf({ dir, liquidation }, me)).toBe(cause)
})
