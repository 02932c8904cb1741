import { recoverMessageAddress, recoverTypedDataAddress } from 'viem'
import { expect, test } from 'vitest'
import { createDemoProvider } from './demo/demo-provider.ts'
import type { Connector } from 'wagmi'
import type { Eip1193Provider } from './eip1193.ts'
import { signatureFrom, signMessage, signTypedData } from './sign.ts'

const key = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'
const demo = createDemoProvider(key, { id: 31_337, rpcUrl: 'http://127.0.0.1:1' })

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

const chain = { id: 31_337, name: 'Alura Localnet', rpcUrl: 'http://127.0.0.1:1' }
const typedData = {
  domain: {
    name: 'HyperliquidSignTransaction',
    version: '1',
    chainId: 31_337,
    verifyingContract: '0x0000000000000000000000000000000000000000',
  },
  types: { 'HyperliquidTransaction:ApproveAgent': [{ name: 'nonce', type: 'uint64' }] },
  primaryType: 'HyperliquidTransaction:ApproveAgent',
  message: { nonce: 1_700_000_000_000 },
  action: {},
  nonce: 1_700_000_000_000,
}

function signerOf(provider: Eip1193Provider) {
  const connector = { name: 'Test', getProvider: async () => provider }
  return { address: demo.address, connector: connector as unknown as Connector, chain }
}

test('whatever the wallet writes, a signature comes out in one form', async () => {
  const plain = await signMessage(signerOf(demo), 'hello')
  const dressed = signerOf({
    request: async (request) => {
      const signature = String(await demo.request(request))
      return (
        signature.slice(0, -2).toUpperCase().replace('0X', '0x') +
        (signature.endsWith('1b') ? '00' : '01')
      )
    },
  })
  expect(await signMessage(dressed, 'hello')).toBe(plain)
})

test('a message signed by another account is told with the account that was asked', async () => {
  const other = createDemoProvider(`0x${'1'.repeat(64)}`, chain)
  const signing = signMessage(signerOf(other), 'hello')
  await expect(signing).rejects.toThrow(`did not sign as ${demo.address.slice(0, 6)}`)
  await expect(signing).rejects.toMatchObject({ trouble: 'account' })
})

test('typed data signed by another account is never passed on', async () => {
  const other = createDemoProvider(`0x${'1'.repeat(64)}`, chain)
  await expect(signTypedData(signerOf(demo), typedData)).resolves.toMatch(/^0x[0-9a-f]{130}$/)
  await expect(signTypedData(signerOf(other), typedData)).rejects.toMatchObject({
    trouble: 'account',
  })
})

test('a wallet that leaves the chain while it signs is told to come back', async () => {
  let asked = 0
  const wandering = signerOf({
    request: async ({ method }) => {
      if (method !== 'eth_chainId')
        throw Object.assign(new Error('chainId must match'), { code: -32_602 })
      asked += 1
      return asked === 1 ? '0x7a69' : '0xa'
    },
  })
  await expect(signTypedData(wandering, typedData)).rejects.toThrow('Switch it to Alura Localnet')
})

test.each([
  ['a contract wallet', `0x${'00'.repeat(320)}${'6492'.repeat(16)}`, /contract wallet.*own key/],
  ['a Safe that signs on the chain', '0x', /contract wallet.*own key/],
  ['nonsense', 'signed!', /not a signature/],
  ['nothing', null, /not a signature/],
  ['an object', {}, /not a signature/],
])('what %s answers is refused in words', (_name, answer, words) => {
  expect(() => signatureFrom(answer)).toThrow(words)
})
