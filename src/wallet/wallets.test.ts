import { expect, test } from 'vitest'
import type { Connector } from 'wagmi'
import { demoConnectorId } from './demo/demo-connector.ts'
import { listWallets } from './wallets.ts'

const connector = (id: string, name: string) => ({ id, name }) as Connector
const unannounced = connector('injected', 'Wallet of this browser')
const demo = connector(demoConnectorId, 'Demo wallet')

test('lists MetaMask first and the others by name, each once and without the demo wallet', () => {
  const rabby = connector('io.rabby', 'Rabby')
  const metaMask = connector('io.metamask', 'MetaMask')
  const brave = connector('com.brave.wallet', 'Brave')
  expect(listWallets([demo, rabby, brave, metaMask, rabby])).toEqual([metaMask, brave, rabby])
})

test('lists a wallet that does not announce itself only where no other stands for it', () => {
  expect(listWallets([demo, unannounced])).toEqual([unannounced])
  const rabby = connector('io.rabby', 'Rabby')
  expect(listWallets([unannounced, rabby])).toEqual([rabby])
})
