import { recoverMessageAddress, recoverTypedDataAddress } from 'viem'
import { expect, test } from 'vitest'
import { createDemoProvider } from './demo-provider.ts'
import { isRejection, ProviderRpcError } from './eip1193.ts'
import { canonicalSignature, splitSignature } from './sign.ts'

const key = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'
const demo = createDemoProvider(key, { id: 31_337, rpcUrl: 'http://127.0.0.1:1' })

test('splits a signature into the parts the exchange takes, v from 0 and 1 too', () => {
  const rs = `${'a'.repeat(64)}${'b'.repeat(64)}`
  expect(splitSignature(`0x${rs}1c`)).toEqual({
    r: `0x${'a'.repeat(64)}`,
    s: `0x${'b'.repeat(64)}`,
    v: 28,
  })
  expect(splitSignature(`0x${rs}1b`).v).toBe(27)
  expect(splitSignature(`0x${rs}00`).v).toBe(27)
  expect(splitSignature(`0x${rs}01`).v).toBe(28)
})

test('writes a signature the one way the API takes it', () => {
  const rs = `${'A'.repeat(64)}${'b'.repeat(64)}`
  expect(canonicalSignature(`0x${rs}01`)).toBe(`0x${rs.toLowerCase()}1c`)
  expect(canonicalSignature(`0x${rs}1B`)).toBe(`0x${rs.toLowerCase()}1b`)
})

test.each([
  '0x',
  `0x${'a'.repeat(128)}`,
  `0x${'a'.repeat(128)}1d`,
  `0x${'a'.repeat(132)}`,
] as const)('takes nothing else for a signature: %s', (text) => {
  expect(() => splitSignature(text)).toThrow('not a signature')
})

test('the demo wallet signs a readable message as the account it shows', async () => {
  const message = `0x${Buffer.from('hello').toString('hex')}` as const
  const signature = await demo.request({
    method: 'personal_sign',
    params: [message, demo.address],
  })
  const address = await recoverMessageAddress({
    message: { raw: message },
    signature: String(signature) as `0x${string}`,
  })
  expect(address).toBe(demo.address)
})

test('the demo wallet signs typed data as the account it shows', async () => {
  const data = {
    domain: { name: 'HyperliquidSignTransaction', version: '1', chainId: 31_337 },
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
      ],
      'HyperliquidTransaction:ApproveAgent': [
        { name: 'agentName', type: 'string' },
        { name: 'nonce', type: 'uint64' },
      ],
    },
    primaryType: 'HyperliquidTransaction:ApproveAgent',
    message: { agentName: 'alura', nonce: 1_700_000_000_000 },
  } as const
  const signature = await demo.request({
    method: 'eth_signTypedData_v4',
    params: [demo.address, JSON.stringify(data)],
  })
  const address = await recoverTypedDataAddress({
    ...data,
    domain: { ...data.domain, chainId: 31_337n },
    message: { agentName: 'alura', nonce: 1_700_000_000_000n },
    signature: String(signature) as `0x${string}`,
  })
  expect(address).toBe(demo.address)
})

test('the demo wallet names the method it does not have', async () => {
  await expect(demo.request({ method: 'eth_sign' })).rejects.toThrow('has no eth_sign')
})

test('knows a no of the person from an error, also through causes', () => {
  expect(isRejection(new ProviderRpcError(4001, 'no'))).toBe(true)
  expect(isRejection(new Error('outer', { cause: { code: 'ACTION_REJECTED' } }))).toBe(true)
  expect(isRejection(new ProviderRpcError(-32_603, 'internal'))).toBe(false)
  expect(isRejection(null)).toBe(false)
})
