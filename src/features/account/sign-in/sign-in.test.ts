import { expect, test } from 'vitest'
import { ApiError } from '../../../api/errors.ts'
import { WalletError } from '../../../wallet/wallet-error.ts'
import { signIn, type SignInPort, type SignInStep } from './sign-in.ts'

const address = '0x00000000000000000000000000000000000000a1'
const rejection = new WalletError('rejected', 'You said no in your wallet.')

function port(change: Partial<SignInPort> = {}): SignInPort {
  return {
    connect: async () => ({ address, sign: async (message) => (message === 'm' ? '0xok' : '0x') }),
    challenge: async () => 'm',
    verify: async (of, signature) => ({ address: of, token: signature, expiresAt: 1 }),
    ...change,
  } as SignInPort
}

test('connects, signs the message of the server and verifies, in this order', async () => {
  const steps: SignInStep[] = []
  const login = await signIn(port(), (step) => steps.push(step))
  expect(login).toEqual({ address, token: '0xok', expiresAt: 1 })
  expect(steps).toEqual(['connecting', 'signing', 'verifying'])
})

test('comes back with nothing when the person says no to connecting', async () => {
  const login = await signIn(port({ connect: () => Promise.reject(rejection) }), () => {})
  expect(login).toBeNull()
})

test('comes back with nothing when the person says no to signing', async () => {
  const connect = async () => ({ address, sign: () => Promise.reject(rejection) }) as const
  expect(await signIn(port({ connect }), () => {})).toBeNull()
})

test('passes on what goes wrong in the wallet', async () => {
  const failure = new WalletError('pending', 'open it')
  const connect = () => Promise.reject(failure)
  await expect(signIn(port({ connect }), () => {})).rejects.toBe(failure)
})

test('passes on what the server refuses', async () => {
  const refusal = new ApiError('SIGNATURE_INVALID', 'x', { status: 401 })
  const verify = () => Promise.reject(refusal)
  await expect(signIn(port({ verify }), () => {})).rejects.toBe(refusal)
})
