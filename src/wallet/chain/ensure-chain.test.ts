import type { Connector } from 'wagmi'
import { expect, test, vi } from 'vitest'
import { ProviderRpcError } from '../eip1193.ts'
import { ensureChain } from './ensure-chain.ts'

const chain = { id: 31_337, name: 'Alura Localnet', rpcUrl: 'http://127.0.0.1:8545' }
const here = '0x7a69'
type Answers = Record<string, (() => unknown)[]>

/** Answers each method with these answers in turn, repeating the last one; counts the requests to the person. */
function wallet(answers: Answers) {
  const asked: string[] = []
  const request = async ({ method }: { method: string }) => {
    if (method !== 'eth_chainId') asked.push(method.replace('wallet_', ''))
    const left = answers[method] ?? []
    const next = left.length > 1 ? left.shift() : left[0]
    if (next === undefined) throw new ProviderRpcError(4200, `${method} is not supported`)
    return next()
  }
  const onChainChanged = vi.fn()
  const connector = { name: 'Test', getProvider: async () => ({ request }), onChainChanged }
  return {
    asked,
    onChainChanged,
    move: () => ensureChain({ connector: connector as unknown as Connector, chain }),
  }
}

const yes = () => null
const no =
  (code: number, message = 'It broke.', data?: unknown) =>
  () => {
    throw Object.assign(new ProviderRpcError(code, message), data !== undefined && { data })
  }
const onChains = (...ids: string[]) => ids.map((id) => () => id)

test('asks nothing of a wallet that is there', async () => {
  const { move, asked } = wallet({ eth_chainId: onChains(here) })
  await move()
  expect(asked).toEqual([])
})

test('switches a wallet that knows the chain, and tells the library, which may not have heard', async () => {
  const { move, asked, onChainChanged } = wallet({
    eth_chainId: onChains('0x1', here),
    wallet_switchEthereumChain: [yes],
  })
  await move()
  expect(asked).toEqual(['switchEthereumChain'])
  expect(onChainChanged).toHaveBeenCalledExactlyOnceWith(here)
})

test.each([
  ['does not know it', no(4902)],
  [
    'does not know it, as MetaMask Mobile says',
    no(-32_603, 'x', { originalError: { code: 4902 } }),
  ],
  ['cannot switch by itself', no(-32_601)],
  ['breaks in its own way', no(-32_603)],
])('offers the chain to a wallet that %s', async (_name, refusal) => {
  const { move, asked } = wallet({
    eth_chainId: onChains('0x1', here),
    wallet_switchEthereumChain: [refusal],
    wallet_addEthereumChain: [yes],
  })
  await move()
  expect(asked).toEqual(['switchEthereumChain', 'addEthereumChain'])
})

test('switches once more where the chain is known under another name', async () => {
  const { move, asked } = wallet({
    eth_chainId: onChains('0x1', '0x1', here),
    wallet_switchEthereumChain: [no(4902), yes],
    wallet_addEthereumChain: [no(-32_602, 'nativeCurrency.symbol does not match')],
  })
  await move()
  expect(asked).toEqual(['switchEthereumChain', 'addEthereumChain', 'switchEthereumChain'])
})

test.each([
  ['the chain under another symbol', no(-32_602)],
  ['no way to add one', no(-32_601)],
  ['a failure of its own', no(-32_603)],
])('a wallet with %s is told what to set by hand', async (_name, refusal) => {
  const { move } = wallet({
    eth_chainId: onChains('0x1'),
    wallet_switchEthereumChain: [no(4902)],
    wallet_addEthereumChain: [refusal],
  })
  const moving = move()
  await expect(moving).rejects.toMatchObject({ trouble: 'chain' })
  await expect(moving).rejects.toThrow(/RPC http:\/\/127.0.0.1:8545, chain id 31337, currency ETH/)
})

test('a wallet that says yes and stays is told so at once', async () => {
  const { move, onChainChanged } = wallet({
    eth_chainId: onChains('0x1'),
    wallet_switchEthereumChain: [yes],
  })
  await expect(move()).rejects.toThrow('Switch it to Alura Localnet')
  expect(onChainChanged).not.toHaveBeenCalled()
})

test.each([
  ['rejected', 4001],
  ['pending', -32_002],
  ['disconnected', 4900],
] as const)('asks nothing more after an answer that is %s', async (trouble, code) => {
  const first = wallet({ eth_chainId: onChains('0x1'), wallet_switchEthereumChain: [no(code)] })
  await expect(first.move()).rejects.toMatchObject({ trouble })
  expect(first.asked).toEqual(['switchEthereumChain'])
  const second = wallet({
    eth_chainId: onChains('0x1'),
    wallet_switchEthereumChain: [no(4902)],
    wallet_addEthereumChain: [no(code)],
  })
  await expect(second.move()).rejects.toMatchObject({ trouble })
  expect(second.asked).toEqual(['switchEthereumChain', 'addEthereumChain'])
})
