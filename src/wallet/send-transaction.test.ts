import type { Connector } from 'wagmi'
import { expect, test } from 'vitest'
import { sendTransaction } from './send-transaction.ts'

const hash = `0x${'ab'.repeat(32)}`
const call = {
  chainId: 31_337,
  to: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  data: '0x',
} as const

/** As much of a connector as sending needs. */
function wallet(chainId: number, { obeys = true, answer = hash as unknown } = {}) {
  const sent: unknown[] = []
  let current = chainId
  const provider = {
    async request({ method, params }: { method: string; params?: unknown }) {
      if (method === 'eth_chainId') return `0x${current.toString(16)}`
      sent.push(params)
      return answer
    },
  }
  const connector = {
    name: 'Test',
    getProvider: async () => provider,
    getChainId: async () => current,
    switchChain: async (wanted: { chainId: number }) => {
      if (obeys) current = wanted.chainId
    },
  }
  return { sent, signer: { address: call.to, connector: connector as unknown as Connector } }
}

test('moves the wallet to the chain before it sends', async () => {
  const { signer, sent } = wallet(1)
  await expect(sendTransaction(signer, call)).resolves.toBe(hash)
  expect(sent).toEqual([[{ from: call.to, to: call.to, data: '0x', value: '0x0' }]])
})

test('sends nothing from a wallet that stays on another chain', async () => {
  const { signer, sent } = wallet(1, { obeys: false })
  await expect(sendTransaction(signer, call)).rejects.toThrow('another network')
  expect(sent).toEqual([])
})

test('takes nothing but a hash for an answer', async () => {
  const { signer } = wallet(31_337, { answer: null })
  await expect(sendTransaction(signer, call)).rejects.toThrow('not a transaction')
})
