import { createConfig, http } from 'wagmi'
import { mock } from 'wagmi/connectors'
import { localhost } from 'wagmi/chains'
import { expect, test, vi } from 'vitest'
import { connectWallet } from './connect.ts'

const first = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'
const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

function config(...connectors: ReturnType<typeof mock>[]) {
  return createConfig({
    chains: [localhost],
    transports: { [localhost.id]: http('http://127.0.0.1:1') },
    connectors,
  })
}

test('of two wallets, the one that was chosen last speaks alone', async () => {
  const wallets = config(mock({ accounts: [first] }), mock({ accounts: [second] }))
  const [one, other] = wallets.connectors
  if (one === undefined || other === undefined) throw new Error('there are two')
  expect(await connectWallet(wallets, one)).toBe(first)
  expect(await connectWallet(wallets, other)).toBe(second)
  expect([...wallets.state.connections.keys()]).toEqual([other.uid])
  expect(await connectWallet(wallets, other)).toBe(second)
})

test('a wallet that is connected is not asked again', async () => {
  const wallets = config(mock({ accounts: [first] }))
  const [wallet] = wallets.connectors
  if (wallet === undefined) throw new Error('there is one')
  await connectWallet(wallets, wallet)
  const asked = vi.spyOn(wallet, 'connect')
  expect(await connectWallet(wallets, wallet)).toBe(first)
  expect(asked).not.toHaveBeenCalled()
})

test('a no to connecting comes out as one', async () => {
  const wallets = config(mock({ accounts: [first], features: { connectError: true } }))
  const [wallet] = wallets.connectors
  if (wallet === undefined) throw new Error('there is one')
  await expect(connectWallet(wallets, wallet)).rejects.toMatchObject({ trouble: 'rejected' })
})
