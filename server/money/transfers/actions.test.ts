import { randomBytes } from 'node:crypto'
import {
  SendToEvmWithDataTypes,
  UsdSendTypes,
  Withdraw3Types,
} from '@nktkas/hyperliquid/api/exchange'
import { signUserSignedAction } from '@nktkas/hyperliquid/signing'
import { type Hex, serializeSignature } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { TypedData } from '../../../contract/people/typed-data.ts'
import { type ServerConfig, readConfig } from '../../settings/config.ts'
import { typedDataSigner } from '../../people/signatures/signature.ts'
import { signTypedData } from '../../testing/worlds/funds-world.ts'
import { transferAction } from './actions.ts'

const secret = { ALURA_SECRET: randomBytes(32).toString('hex') }
const real = { ...secret, BUILDER_ADDRESS: `0x${'11'.repeat(20)}` }
const localnet = readConfig(secret)
const testnet = readConfig({ ...real, NETWORK: 'testnet' })
const mainnet = readConfig({ ...real, NETWORK: 'mainnet', DATABASE_URL: 'postgres://nowhere/x' })

const wallet = privateKeyToAccount(generatePrivateKey())
const destination = '0x00000000000000000000000000000000000000Aa'
const terms = {
  route: 'bridge',
  amount: '12.5',
  destination,
  nonce: 1_800_000_000_000,
} as const
const asHex = (text: string): Hex => `0x${text.slice(2)}`

test.each([
  ['withdraw', 'bridge', Withdraw3Types],
  ['withdraw', 'cctp', SendToEvmWithDataTypes],
  ['send', 'bridge', UsdSendTypes],
] as const)("%s by %s hashes to what the exchange's own SDK signs", async (kind, route, types) => {
  for (const config of [localnet, testnet, mainnet]) {
    const typedData = transferAction(config, { ...terms, kind, route })
    expect(TypedData.safeParse(typedData).success).toBe(true)
    const signatureChainId = asHex(String(typedData.action['signatureChainId']))
    const action = { ...typedData.action, signatureChainId }
    const { r, s, v } = await signUserSignedAction({ wallet, action, types })
    const bySdk = serializeSignature({ r: asHex(r), s: asHex(s), v: BigInt(v) })
    expect(await signTypedData({ wallet }, typedData)).toBe(bySdk)
    expect(await typedDataSigner(typedData, bySdk)).toBe(wallet.address)
  }
})

test.each([
  [localnet, 31_337, '0x7a69', 'Testnet'],
  [testnet, 421_614, '0x66eee', 'Testnet'],
  [mainnet, 42_161, '0xa4b1', 'Mainnet'],
] as [ServerConfig, number, string, string][])(
  'names the chain and the network that it is for: %#',
  (config, chainId, signatureChainId, hyperliquidChain) => {
    const { domain, action, message } = transferAction(config, { kind: 'send', ...terms })
    expect(domain.chainId).toBe(chainId)
    expect(action).toMatchObject({ type: 'usdSend', signatureChainId, hyperliquidChain })
    expect(message).toEqual({
      hyperliquidChain,
      destination: destination.toLowerCase(),
      amount: '12.5',
      time: terms.nonce,
    })
  },
)
