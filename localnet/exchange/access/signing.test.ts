import { privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { actionHash, recoverL1Signer } from './signing.ts'

const key = '0x0123456789012345678901234567890123456789012345678901234567890123'
const action = {
  type: 'order',
  orders: [{ a: 4, b: true, p: '1670.1', s: '0.0147', r: false, t: { limit: { tif: 'Ioc' } } }],
  grouping: 'na',
}
const nonce = 1_677_777_606_040

test('hashes the reference order to the reference connection id', () => {
  expect(actionHash({ action, nonce })).toBe(
    '0x0fcbeda5ae3c4950a548021552a4fea2226858c4453571bf3f24ba017eac2908',
  )
})

test('recovers the signer, and another address as soon as one digit differs', async () => {
  const account = privateKeyToAccount(key)
  const signed = await account.signTypedData({
    domain: {
      name: 'Exchange',
      version: '1',
      chainId: 1337,
      verifyingContract: '0x0000000000000000000000000000000000000000',
    },
    types: {
      Agent: [
        { name: 'source', type: 'string' },
        { name: 'connectionId', type: 'bytes32' },
      ],
    },
    primaryType: 'Agent',
    message: { source: 'b', connectionId: actionHash({ action, nonce }) },
  })
  const signature = {
    r: `0x${signed.slice(2, 66)}`,
    s: `0x${signed.slice(66, 130)}`,
    v: Number.parseInt(signed.slice(130), 16),
  }
  expect(await recoverL1Signer({ action, nonce }, signature)).toBe(
    '0x14791697260e4c9a71f18484c9f997b308e59325',
  )
  const zeroBased = { ...signature, v: signature.v - 27 }
  expect(await recoverL1Signer({ action, nonce }, zeroBased)).toBe(
    '0x14791697260e4c9a71f18484c9f997b308e59325',
  )
  for (const v of [2, 26, 29, 54, 0.5]) {
    await expect(recoverL1Signer({ action, nonce }, { ...signature, v })).rejects.toThrow('recover')
  }
  expect(await recoverL1Signer({ action, nonce: nonce + 1 }, signature)).not.toBe(
    '0x14791697260e4c9a71f18484c9f997b308e59325',
  )
})
