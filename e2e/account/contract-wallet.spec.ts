import {
  connectWallet,
  enableTrading,
  expect,
  signInWithWallet,
  test,
} from '../support/fixtures.ts'

const refusal = /contract wallet \(such as Safe\) has no key.*Use an account with its own key/

test('owner of a contract wallet is told so before anything is signed', async ({
  page,
  wallet,
}) => {
  wallet.haveCode('0x6080604052600436106100')
  await connectWallet(page)
  await expect(page.getByRole('alert')).toContainText(refusal)
  expect(wallet.asked).not.toContain('personal_sign')
  await expect(page.getByRole('button', { name: 'Connect MetaMask' })).toBeEnabled()
})

test('owner of a contract wallet that no node knows is told so after signing', async ({
  page,
  wallet,
}) => {
  wallet.writeSignaturesAs('contract')
  await connectWallet(page)
  await expect(page.getByRole('alert')).toContainText(refusal)
})

test('trader whose account has a delegate but keeps its key trades like everybody', async ({
  page,
  wallet,
  exchange,
}) => {
  wallet.haveCode('0xef010063c0c19a282a1b52b07dd5a65b58948a07dae32b')
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  await enableTrading(page)
})

test('trader whose wallet signs with another account is told which one was asked', async ({
  page,
  wallet,
}) => {
  wallet.signAsSomebodyElse()
  await connectWallet(page)
  const { address } = wallet
  await expect(page.getByRole('alert')).toContainText(
    `Your wallet did not sign as ${address.slice(0, 6)}…${address.slice(-4)}`,
  )
})
