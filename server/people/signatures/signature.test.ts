import { expect, test } from 'vitest'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { signerOf } from './signature.ts'

test('the signature that a wallet makes tells who signed', async () => {
  const account = privateKeyToAccount(generatePrivateKey())
  const signature = await account.signMessage({ message: 'a message' })
  expect(await signerOf('a message', signature)).toBe(account.address)
})

test('numbers on no curve point have no signer', async () => {
  const word = '1'.padStart(64, '0')
  expect(await signerOf('a message', `0x${'f'.repeat(64)}${word}1b`)).toBeUndefined()
})
