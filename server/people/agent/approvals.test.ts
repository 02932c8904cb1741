import { randomBytes } from 'node:crypto'
import { ApproveAgentTypes, ApproveBuilderFeeTypes } from '@nktkas/hyperliquid/api/exchange'
import { signUserSignedAction } from '@nktkas/hyperliquid/signing'
import { recoverTypedDataAddress, serializeSignature } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { readConfig } from '../../settings/config.ts'
import { TypedData } from '../../../contract/people/typed-data.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'

const config = readConfig({ ALURA_SECRET: randomBytes(32).toString('hex') })
const wallet = privateKeyToAccount(generatePrivateKey())
const agent = { address: '0x00000000000000000000000000000000000000Aa', name: 'alura' } as const
const nonce = 1_800_000_000_000

test.each([
  ['approveAgent', approveAgent(config, agent, nonce), ApproveAgentTypes],
  ['approveBuilderFee', approveBuilderFee(config, nonce), ApproveBuilderFeeTypes],
])("%s hashes to what the exchange's own SDK signs", async (_name, approval, types) => {
  expect(TypedData.safeParse(approval).success).toBe(true)
  const bySdk = await signUserSignedAction({
    wallet,
    action: { ...approval.action, signatureChainId: '0x7a69' },
    types,
  })
  const { domain, primaryType, message } = approval
  const typedData = {
    domain: { ...domain, verifyingContract: '0x0000000000000000000000000000000000000000' as const },
    types: approval.types,
    primaryType,
    message,
  }
  const { r, s, v } = bySdk
  const signature = serializeSignature({
    r: r as `0x${string}`,
    s: s as `0x${string}`,
    v: BigInt(v),
  })
  expect(await wallet.signTypedData(typedData)).toBe(signature)
  expect(await recoverTypedDataAddress({ ...typedData, signature })).toBe(wallet.address)
})

test('the chain that the wallet is on stands in the domain and in the action', () => {
  const { domain, action, types } = approveAgent(config, agent, nonce)
  expect(domain.chainId).toBe(31_337)
  expect(action['signatureChainId']).toBe('0x7a69')
  expect(action['hyperliquidChain']).toBe('Testnet')
  expect(types).toHaveProperty('EIP712Domain')
})

test('addresses travel in lower case', () => {
  expect(approveAgent(config, agent, nonce).action['agentAddress']).toBe(
    agent.address.toLowerCase(),
  )
  expect(String(approveBuilderFee(config, nonce).action['builder'])).toMatch(/^0x[0-9a-f]{40}$/)
})
