// Checks everything that people are asked to sign with MetaMask's own published validation.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { detectSIWE, isValidSIWEOrigin } from '@metamask/controller-utils'
import { numberToHex, stringToHex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import type { TypedData } from '../../contract/people/typed-data.ts'
import { signInOrigin } from '../settings/addresses.ts'
import { readConfig } from '../settings/config.ts'
import { transferAction } from '../money/transfers/actions.ts'
import { approveAgent, approveBuilderFee } from '../people/agent/approvals.ts'
import { signInMessage } from '../people/sign-in/sign-in-message.ts'

const secret = { ALURA_SECRET: randomBytes(32).toString('hex') }
const wallet = privateKeyToAccount(generatePrivateKey())
const nonce = 1_800_000_000_000

describe('the sign-in message', () => {
  /** Whether MetaMask accepts the message as the page's own, without a warning. */
  function isTrusted(page: string, settings: NodeJS.ProcessEnv): boolean {
    const config = readConfig({ ...secret, ...settings })
    const message = signInMessage({
      origin: signInOrigin(config, page),
      address: wallet.address,
      statement: 'Sign in.',
      chainId: config.chain.id,
      nonce: '0123456789abcdef',
      issuedAt: nonce,
      expiresAt: nonce + 300_000,
    })
    const siwe = detectSIWE({ data: stringToHex(message) })
    expect(siwe.isSIWEMessage).toBe(true)
    return isValidSIWEOrigin({ from: wallet.address, origin: page, siwe })
  }

  test.each([
    ['http://127.0.0.1:3000', {}],
    ['http://localhost:3000', {}],
    ['http://127.0.0.1:5173', {}],
    ['http://localhost:5173', {}],
    ['http://localhost:8080', { PORT: '8080' }],
    ['https://alura.example.org', { PUBLIC_URL: 'https://alura.example.org' }],
    ['https://alura.example.org:8443', { PUBLIC_URL: 'https://alura.example.org:8443' }],
    ['https://dashboard.example.org', { CORS_ORIGINS: 'https://dashboard.example.org' }],
    ['http://192.168.1.5:3000', { HOST: '192.168.1.5' }],
  ])('is one of the page %s', (page, settings) => {
    expect(isTrusted(page, settings)).toBe(true)
  })

  test.each([
    'https://evil.example',
    'http://localhost:9',
    'http://127.0.0.1.evil.example:3000',
    'https://alura.example.org.evil.example',
  ])('is warned of on the page %s', (page) => {
    expect(isTrusted(page, { PUBLIC_URL: 'https://alura.example.org' })).toBe(false)
  })
})

type Validation = (options: {
  currentChainId: string
  internalAccounts: string[]
  messageData: { from: string; data: string }
  request: { origin: string }
  version: string
}) => void

// It has two hundred dependencies, so that it is installed with the other third-party clients: `npm run tours`.
const folder = join(import.meta.dirname, '../../.cache/tours/wallet/node_modules')
const published = join(folder, '@metamask/signature-controller/dist/utils/validation.cjs')

describe.skipIf(!existsSync(published))('typed data (`npm run tours` fetches the check)', () => {
  const config = readConfig({ ...secret, BUILDER_ADDRESS: wallet.address, NETWORK: 'testnet' })
  const terms = { amount: '12.5', destination: wallet.address, nonce }
  const asked: [string, TypedData][] = [
    ['agent', approveAgent(config, { address: wallet.address, name: 'alura' }, nonce)],
    ['builder fee', approveBuilderFee(config, nonce)],
    ['withdrawal', transferAction(config, { kind: 'withdraw', route: 'bridge', ...terms })],
    ['withdrawal by CCTP', transferAction(config, { kind: 'withdraw', route: 'cctp', ...terms })],
    ['send', transferAction(config, { kind: 'send', route: 'bridge', ...terms })],
  ]

  function validate({ domain, types, primaryType, message }: TypedData, chainId: number) {
    const loaded: { validateTypedSignatureRequest: Validation } =
      createRequire(published)(published)
    loaded.validateTypedSignatureRequest({
      currentChainId: numberToHex(chainId),
      internalAccounts: [wallet.address],
      messageData: {
        from: wallet.address,
        data: JSON.stringify({ domain, types, primaryType, message }),
      },
      request: { origin: 'http://127.0.0.1:3000' },
      version: 'V4',
    })
  }

  test.each(asked)('of the %s is accepted on our chain and on no other', (_name, data) => {
    expect(() => validate(data, config.chain.id)).not.toThrow()
    expect(() => validate(data, 1)).toThrow(/must match the active chainId/)
  })
})
