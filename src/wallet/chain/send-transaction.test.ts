import type { Connector } from 'wagmi'
import { expect, test, vi } from 'vitest'
import { sendTransaction } from './send-transaction.ts'
import { stopWaiting } from '../waiting.ts'

const hash = `0x${'ab'.repeat(32)}`
const chain = { id: 31_337, name: 'Alura Localnet', rpcUrl: 'http://127.0.0.1:1' }
const call = { to: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512', data: '0x' } as const

/** The parts of a connector that sending needs. */
function wallet(chainId: number, { obeys = true, answer = Promise.resolve(hash as unknown) } = {}) {
  const sent: unknown[] = []
  let current = chainId
  const provider = {
    async request({ method, params }: { method: string; params?: unknown }) {
      if (method === 'eth_chainId') return `0x${current.toString(16)}`
      if (method === 'wallet_switchEthereumChain') {
        if (obeys) current = chain.id
        return null
      }
      sent.push(params)
      return answer
    },
  }
  const connector = { name: 'Test', getProvider: async () => provider, onChainChanged() {} }
  return { sent, signer: { address: call.to, connector: connector as unknown as Connector, chain } }
}

test('moves the wallet to the chain before it sends', async () => {
  const { signer, sent } = wallet(1)
  const late = vi.fn()
  await expect(sendTransaction(signer, call, late)).resolves.toBe(hash)
  expect(sent).toEqual([[{ from: call.to, to: call.to, data: '0x', value: '0x0' }]])
  expect(late).not.toHaveBeenCalled()
})

test('sends nothing from a wallet that stays on another chain', async () => {
  const { signer, sent } = wallet(1, { obeys: false })
  await expect(sendTransaction(signer, call, vi.fn())).rejects.toThrow('another network')
  expect(sent).toEqual([])
})

test('takes nothing but a hash for an answer', async () => {
  const { signer } = wallet(31_337, { answer: Promise.resolve(null) })
  await expect(sendTransaction(signer, call, vi.fn())).rejects.toThrow('not a transaction')
})

test('a transfer that the wallet sends after the person stopped waiting is still told', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { signer, sent } = wallet(31_337, { answer: answer.promise })
  const late = vi.fn()
  const sending = sendTransaction(signer, call, late)
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  stopWaiting()
  await expect(sending).rejects.toMatchObject({ trouble: 'abandoned' })
  answer.resolve(hash)
  await vi.waitFor(() => expect(late).toHaveBeenCalledExactlyOnceWith(hash))
})
