import type { Page } from '@playwright/test'
import type { TradingKey } from '../../contract/people/auth.ts'
import {
  chooseMarket,
  enableTrading,
  expect,
  expectEnded,
  expectPosition,
  signInWithWallet,
  startSession,
  test,
} from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'
import { Venue } from '../support/venue.ts'

const notice = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text })
const lost = /Alura cannot trade this account any more/

test('trader reads on every page that another agent took over, and enabling again closes what waited', async ({
  page,
  wallet,
  exchange,
}) => {
  test.slow()
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  await enableTrading(page)
  await startSession(page, 'XRP')
  await expectPosition(page)

  await new Venue(exchange, wallet).approveAnotherAgent()
  await expect(notice(page, lost)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('CANNOT TRADE', { exact: true })).toBeVisible()
  await expect(page.getByText(/Another agent of the same name/).first()).toBeVisible()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  for (const name of ['Positions', 'Markets', 'Overview']) {
    await page.getByRole('link', { name, exact: true }).first().click()
    await expect(notice(page, lost)).toBeVisible()
  }
  const held = async () => (await exchange.truth(wallet.address)).account.assetPositions
  expect(await held()).not.toEqual([])

  await page.getByRole('button', { name: 'Enable again' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Approve the agent')).toBeVisible()
  await expectReadable(page)
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect(notice(page, lost)).toBeHidden()
  await expect.poll(held, { timeout: 60_000 }).toEqual([])
  await page.getByRole('link', { name: 'Sessions', exact: true }).first().click()
  await page.getByRole('link', { name: /XRP/ }).first().click()
  await expectEnded(page, 'Stopped by you')
})

test('trader is told days before the approval ends, and renews it with one signature', async ({
  page,
  wallet,
  exchange,
}) => {
  test.slow()
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  const answer = page.waitForResponse(/trading-key$/)
  await page.goto('/sessions/new')
  const { approveAgent } = (await (await answer).json()) as TradingKey
  const until = Date.now() + 4.5 * 86_400_000
  const address = String(approveAgent.message['agentAddress']) as `0x${string}`
  await new Venue(exchange, wallet).approveAgentUntil(address, Math.round(until))
  await enableTrading(page)

  const soon = /Alura’s approval ends in 4 days/
  await expect(notice(page, soon)).toBeVisible({ timeout: 60_000 })
  await expect(notice(page, soon)).toContainText(new Date(until).toISOString().slice(0, 10))
  await notice(page, soon).getByRole('button', { name: 'Later' }).click()
  await expect(notice(page, soon)).toBeHidden()
  await page.evaluate(() => localStorage.clear())
  await page.goto('/overview')
  await notice(page, soon).getByRole('button', { name: 'Renew' }).click()
  const asked = wallet.asked.length
  await page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 30_000 })
  await expect(notice(page, soon)).toBeHidden()
  expect(wallet.asked.slice(asked)).toEqual(['eth_signTypedData_v4'])
})

test('trader reads before the start what a position of their own means for the session', async ({
  page,
  wallet,
  exchange,
}) => {
  test.slow()
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  await enableTrading(page)
  await new Venue(exchange, wallet).sell('SOL', '0.5')
  await chooseMarket(page, 'SOL')
  const line = page.getByRole('listitem').filter({ hasText: 'Your own positions' })
  await expect(line).toContainText('You hold 0.5 SOL short that Alura did not open')
  await expect(line).toContainText('only shorts can open while you hold it')
  await expectReadable(page)
  await line.getByRole('link', { name: 'See positions' }).click()
  await expect(page.getByRole('heading', { name: 'Open positions' })).toBeVisible()
})
