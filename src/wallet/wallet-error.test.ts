import { BaseError, RpcRequestError, SwitchChainError, UserRejectedRequestError } from 'viem'
import { expect, test } from 'vitest'
import { ProviderRpcError } from './eip1193.ts'
import { asWalletError, isRejection, WalletError, type WalletTrouble } from './wallet-error.ts'

const table: [number | string, WalletTrouble, RegExp][] = [
  [4001, 'rejected', /said no/],
  [5000, 'rejected', /said no/],
  ['ACTION_REJECTED', 'rejected', /said no/],
  [4100, 'unauthorised', /connect the account to this page/],
  [4200, 'unsupported', /use another one/],
  [4900, 'disconnected', /reload this page/],
  [4901, 'chain', /RPC address/],
  [4902, 'chain', /Add it in the wallet/],
  [-32_000, 'refused', /could not do it.*“It broke”/],
  [-32_001, 'refused', /could not do it/],
  [-32_002, 'pending', /already has an open request: open it and answer there/],
  [-32_003, 'refused', /Check balance and gas/],
  [-32_004, 'unsupported', /use another one/],
  [-32_005, 'refused', /Wait a minute/],
  [-32_006, 'refused', /did not take the request/],
  [-32_600, 'refused', /did not take the request/],
  [-32_601, 'unsupported', /use another one/],
  [-32_602, 'refused', /did not take the request.*“It broke”/],
  [-32_603, 'refused', /could not do it.*“It broke”/],
  [-32_700, 'refused', /did not take the request/],
]

const shapes: [string, (code: number | string) => unknown][] = [
  ['an error', (code) => Object.assign(new Error('It broke.'), { code })],
  ['a bare object', (code) => ({ code, message: 'It broke.' })],
  ['a number written as text', (code) => ({ code: String(code), message: 'It broke.' })],
  [
    'wrapped as MetaMask Mobile does',
    (code) => ({
      code: -32_603,
      message: 'Internal JSON-RPC error.',
      data: { originalError: { code, message: 'It broke.' } },
    }),
  ],
  [
    'wrapped as ethers does',
    (code) => ({
      code: 'UNKNOWN_ERROR',
      info: { error: { code, message: 'It broke.' } },
    }),
  ],
  [
    'wrapped as viem does',
    (code) =>
      new BaseError('outer', {
        cause: new RpcRequestError({
          body: {},
          url: 'x',
          error: { code: code as number, message: 'It broke.' },
        }),
      }),
  ],
]

for (const [shape, make] of shapes) {
  test.each(table)(`${shape} with the code %s is %s`, (code, trouble, words) => {
    const error = asWalletError(make(code))
    expect(error.trouble).toBe(trouble)
    expect(error.message).toMatch(words)
    expect(isRejection(error)).toBe(trouble === 'rejected')
  })
}

test('a failure that a library took for a no stays a failure', () => {
  const failure = new ProviderRpcError(-32_602, 'May not specify default MetaMask chain.')
  const taken = asWalletError(new UserRejectedRequestError(failure))
  expect(isRejection(taken)).toBe(false)
  expect(taken.message).toContain('May not specify default MetaMask chain')
  expect(asWalletError(new SwitchChainError(new ProviderRpcError(4001, 'no'))).trouble).toBe(
    'rejected',
  )
})

test.each([
  'User rejected the request',
  'MetaMask Tx Signature: User denied transaction signature.',
  { message: 'Request was cancelled by the user' },
  { code: -32_603, message: 'User declined' },
  Object.assign(new Error('?'), { name: 'UserRejectedRequestError' }),
])('a no without its code is a no (%#)', (thrown) => {
  expect(isRejection(asWalletError(thrown))).toBe(true)
})

test.each([
  ['a string', 'Ledger device: locked', /“Ledger device: locked”/],
  ['an object without a word', {}, /^Your wallet could not do it\. Open it/],
  ['nothing', undefined, /^Your wallet could not do it\. Open it/],
  ['null', null, /^Your wallet could not do it\. Open it/],
  ['a code that nobody knows', { code: 17, message: 'Odd' }, /“Odd”/],
  ['a screenful', { message: `${'x'.repeat(500)}\nsecond line` }, /^.{0,260}$/],
])('%s still ends in words that say what to do', (_name, thrown, words) => {
  const error = asWalletError(thrown)
  expect(error.trouble).toBe('refused')
  expect(error.message).toMatch(words)
  expect(error.message).toMatch(/try again\.$/)
})

test('an error that bites its own tail is read once', () => {
  const error: { message: string; cause?: unknown } = { message: 'round' }
  error.cause = error
  expect(asWalletError(error).message).toContain('round')
})

test('words that were found stay, and only errors of wallets are a no', () => {
  const known = new WalletError('chain', 'words')
  expect(asWalletError(known)).toBe(known)
  expect(isRejection(new ProviderRpcError(4001, 'no'))).toBe(false)
  expect(isRejection(null)).toBe(false)
  expect(isRejection(new WalletError('abandoned', ''))).toBe(true)
})
