import {
  concat,
  encodeFunctionData,
  pad,
  parseAbi,
  parseSignature,
  recoverTypedDataAddress,
  stringToHex,
  toHex,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { networkFacts } from '../../../contract/networks.ts'
import type { Hex } from '../../../contract/primitives.ts'
import { authorization, burnCall, randomNonce } from './cctp.ts'

const wallet = privateKeyToAccount(generatePrivateKey())
const { cctp, chain } = networkFacts.mainnet
const deposit = {
  owner: wallet.address,
  units: 12_345_678n,
  maxFee: 500_000n,
  validBefore: 1_800_000_000,
  nonce: randomNonce(),
}

const abi = parseAbi([
  'struct Authorization { uint256 amount; uint256 authValidAfter; uint256 authValidBefore; bytes32 authNonce; uint8 v; bytes32 r; bytes32 s; }',
  'struct Burn { uint256 amount; uint32 destinationDomain; bytes32 mintRecipient; bytes32 destinationCaller; uint256 maxFee; uint32 minFinalityThreshold; bytes hookData; }',
  'function batchDepositForBurnWithAuth(Authorization authorized, Burn deposit)',
])

function signatureOf(): Promise<Hex> {
  const { domain, types, primaryType, message } = authorization(cctp, chain.id, deposit)
  const verifyingContract = cctp.usdc
  return wallet.signTypedData({
    domain: { ...domain, verifyingContract },
    types,
    primaryType,
    message,
  })
}

test('what is signed is the authorisation that the token checks', async () => {
  const signature = await signatureOf()
  const signer = await recoverTypedDataAddress({
    domain: { name: 'USD Coin', version: '2', chainId: 42_161, verifyingContract: cctp.usdc },
    types: {
      ReceiveWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'ReceiveWithAuthorization',
    message: {
      from: wallet.address,
      to: cctp.extension,
      value: deposit.units,
      validAfter: 0n,
      validBefore: BigInt(deposit.validBefore),
      nonce: deposit.nonce,
    },
    signature,
  })
  expect(signer).toBe(wallet.address)
})

test('writes the call as viem does', async () => {
  const signature = await signatureOf()
  const { r, s, v } = parseSignature(signature)
  const forwarder = pad(cctp.forwarder)
  const expected = encodeFunctionData({
    abi,
    functionName: 'batchDepositForBurnWithAuth',
    args: [
      {
        amount: deposit.units,
        authValidAfter: 0n,
        authValidBefore: BigInt(deposit.validBefore),
        authNonce: deposit.nonce,
        v: Number(v),
        r,
        s,
      },
      {
        amount: deposit.units,
        destinationDomain: 19,
        mintRecipient: forwarder,
        destinationCaller: forwarder,
        maxFee: deposit.maxFee,
        minFinalityThreshold: 1_000,
        hookData: concat([
          stringToHex('cctp-forward', { size: 24 }),
          toHex(0, { size: 4 }),
          toHex(24, { size: 4 }),
          wallet.address,
          toHex(0, { size: 4 }),
        ]),
      },
    ],
  })
  expect(burnCall(cctp, deposit, signature)).toBe(expected.toLowerCase())
})

test('sends nothing that does not fit the call', async () => {
  const signature = await signatureOf()
  expect(() => burnCall(cctp, deposit, '0x12')).toThrow('not a signature')
  expect(() => burnCall(cctp, { ...deposit, nonce: '0x12' }, signature)).toThrow('not 32 bytes')
  expect(() => burnCall({ ...cctp, forwarder: '0x12' }, deposit, signature)).toThrow(
    'not an address',
  )
})
