import { encodeFunctionData, erc20Abi, formatUnits } from 'viem'
import { expect, test } from 'vitest'
import { balanceOfCall, transferCall } from './erc20.ts'
import { fromUnits, toUnits, usdcDecimals } from './units.ts'

const bridge = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'

test.each([0n, 1n, 5_000_000n, 2n ** 256n - 1n])(
  'writes a transfer of %s as viem does',
  (units) => {
    const expected = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transfer',
      args: [bridge, units],
    })
    expect(transferCall(bridge, units)).toBe(expected)
  },
)

test('asks for a balance as viem does', () => {
  expect(balanceOfCall(bridge)).toBe(
    encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [bridge] }),
  )
})

test('sends nothing that does not fit the call', () => {
  expect(() => transferCall(bridge, -1n)).toThrow('not an amount')
  expect(() => transferCall(bridge, 2n ** 256n)).toThrow('not an amount')
  expect(() => transferCall('0x12', 1n)).toThrow('not an address')
})

test.each([
  ['5', 5_000_000n],
  ['0.000001', 1n],
  ['1234.500000', 1_234_500_000n],
  ['999999999999.999999', 999_999_999_999_999_999n],
] as const)('counts %s USDC to the last unit', (amount, units) => {
  expect(toUnits(amount, usdcDecimals)).toBe(units)
  expect(fromUnits(units, usdcDecimals)).toBe(formatUnits(units, usdcDecimals))
})

test.each(['0.0000001', '-1', '1e3', '', '.5', '1,000', '１００'])(
  'never rounds: refuses %s',
  (text) => {
    expect(() => toUnits(text, usdcDecimals)).toThrow('not an amount')
  },
)
