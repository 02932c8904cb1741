import { readFileSync } from 'node:fs'
import { toEventSelector, toFunctionSelector } from 'viem'
import type { Abi } from 'viem'
import { expect, test } from 'vitest'
import { compileContracts } from './compile.ts'
import { bridgeAbi, extensionAbi, messengerAbi, usdcAbi } from './contracts.ts'

const compiled = compileContracts()

test.each(Object.entries(compiled))(
  'contracts/%s.json is what its source compiles to',
  (name, contract) => {
    const file = new URL(`contracts/${name}.json`, import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(contract)
  },
)

test('what we call is what the contracts offer', () => {
  const offered = (name: string): unknown => compiled[name]?.abi
  expect(selectors(offered('USDC'))).toEqual(expect.arrayContaining(selectors(usdcAbi)))
  expect(selectors(offered('Bridge'))).toEqual(expect.arrayContaining(selectors(bridgeAbi)))
  expect(selectors(offered('TokenMessenger'))).toEqual(
    expect.arrayContaining(selectors(messengerAbi)),
  )
  expect(selectors(offered('CctpExtension'))).toEqual(
    expect.arrayContaining(selectors(extensionAbi)),
  )
})

function selectors(abi: unknown): string[] {
  return asAbi(abi).flatMap((item) => {
    if (item.type === 'function') return toFunctionSelector(item)
    if (item.type === 'event') return toEventSelector(item)
    return []
  })
}

/** The compiler's output is trusted: a malformed item has no selector and fails the comparison. */
function asAbi(abi: unknown): Abi {
  return abi as Abi
}
