import { expect, test } from 'vitest'
import { walletLinks } from './wallet-links.ts'

test('opens the very page in the wallet, its search included', () => {
  expect(walletLinks('https://alura.example/sessions/new?symbol=ETH&budget=50')).toEqual([
    {
      name: 'MetaMask',
      href: 'https://metamask.app.link/dapp/alura.example/sessions/new?symbol=ETH&budget=50',
    },
    {
      name: 'Coinbase Wallet',
      href: 'https://go.cb-w.com/dapp?cb_url=https%3A%2F%2Falura.example%2Fsessions%2Fnew%3Fsymbol%3DETH%26budget%3D50',
    },
    {
      name: 'Trust Wallet',
      href: 'https://link.trustwallet.com/open_url?coin_id=60&url=https%3A%2F%2Falura.example%2Fsessions%2Fnew%3Fsymbol%3DETH%26budget%3D50',
    },
  ])
})

test.each([
  'http://alura.example/',
  'http://127.0.0.1:3000/',
  'https://localhost:3000/',
  'https://127.0.0.1/',
  'https://[::1]/',
])('promises nothing that no phone can open: %s', (page) => {
  expect(walletLinks(page)).toBeNull()
})
