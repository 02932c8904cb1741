// Inviting people, seeing the rewards, and claiming them.
import type { Browser, Page } from '@playwright/test'
import type { ExchangeControls } from '../support/exchange.ts'
import {
  expect,
  expectEnded,
  expectPosition,
  signInWithWallet,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

// One after the other, because a fault of the treasury hits whoever claims next.
test.describe.configure({ mode: 'default' })

/** The local builder's account: it receives the fees and pays the rewards. */
const treasury = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

const uniqueCode = () => `S${Math.random().toString(36).slice(2, 12).toUpperCase()}`

async function makeCode(page: Page, code = uniqueCode()): Promise<string> {
  await page.goto('/invite')
  await page.getByRole('textbox', { name: 'Your code' }).fill(code.toLowerCase())
  await expect(page.getByText('Free')).toBeVisible()
  await page.getByRole('textbox', { name: 'Your code' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your link' })).toBeVisible()
  return code
}

async function linkOf(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Your link' }).inputValue()
}

const figure = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

/** A person follows the link in another browser, trades 20,000 USDC in total, and leaves. Returns the fees paid. */
async function invitedTrades(
  browser: Browser,
  exchange: ExchangeControls,
  link: string,
  symbol: string,
): Promise<number> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('link', { name: 'Try the demo' }).click()
  await expect(page.getByRole('heading', { name: 'New session' })).toBeVisible({ timeout: 30_000 })
  const address = await viewerAddress(page)
  await exchange.faucet(address, '400000')
  const terms = 'budget=20000&profitTarget=30&lossThreshold=15&maxPositions=1'
  await page.goto(`/sessions/new?symbol=${symbol}&${terms}`)
  await startSession(page, symbol)
  await expectPosition(page)
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expectEnded(page, 'Stopped by you')
  const { fills } = await exchange.truth(address)
  await context.close()
  return fills.reduce((sum, { builderFee }) => sum + Number(builderFee ?? 0), 0)
}

/** 30 % of the fees, in whole millionths, rounded down as it is paid. */
function rewardOf(fees: number): number {
  return Math.floor(Math.round(fees * 1e6) * 0.3 + 1e-6) / 1e6
}

async function equityOf(exchange: ExchangeControls, address: string): Promise<number> {
  return Number((await exchange.truth(address)).account.marginSummary.accountValue)
}

async function claim(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: /^Claim \$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Claim', exact: true }).click()
}

const newestClaim = (page: Page) =>
  page.getByRole('table', { name: 'Claims of rewards' }).getByRole('row').nth(1)

test('trader invites another, sees what their trades earned, and is paid', async ({
  page,
  browser,
  exchange,
}) => {
  test.slow()
  await tryTheDemo(page)
  const address = await viewerAddress(page)
  const code = await makeCode(page)
  await expect(page.getByRole('img', { name: /^QR code of your link/ })).toBeVisible()
  expect(await linkOf(page)).toBe(new URL(`/?ref=${code}`, page.url()).href)
  const reward = rewardOf(await invitedTrades(browser, exchange, await linkOf(page), 'BTC'))
  expect(reward).toBeGreaterThan(2)

  await claim(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`${reward} USDC paid`)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(newestClaim(page)).toContainText('Paid')
  await page.reload()
  await expect(newestClaim(page)).toContainText(String(reward))
  expect(await equityOf(exchange, address)).toBeCloseTo(10_000 + reward, 6)

  await expect(figure(page, 'Invited')).toContainText('1')
  await expect(figure(page, 'Traded')).toContainText('100% of the invited')
  await expect(figure(page, 'Earned')).toContainText(`$${reward.toFixed(2)}`)
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeDisabled()
  const file = page.waitForEvent('download')
  await page.getByRole('region', { name: 'By month' }).getByRole('button').click()
  expect((await file).suggestedFilename()).toBe('referrals.csv')
})

test('trader whose claim fails, then has no answer, sees both stand there and is paid once', async ({
  page,
  browser,
  exchange,
}) => {
  test.slow()
  await tryTheDemo(page)
  const address = await viewerAddress(page)
  await makeCode(page)
  const reward = rewardOf(await invitedTrades(browser, exchange, await linkOf(page), 'ETH'))
  const alert = page.getByRole('dialog').getByRole('alert')
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' }).last()

  await exchange.fail('F4', 1, treasury)
  await claim(page)
  await expect(alert).toContainText('Not paid')
  await close.click()
  await expect(newestClaim(page)).toContainText('Still owed: claim it again.')

  // The treasury's answer is lost, and the ledger does not show the transfer for a while.
  await exchange.fail('F1', 1, treasury)
  await exchange.fail('F19', 6, address)
  await claim(page)
  await expect(alert).toContainText('Not confirmed yet')
  await close.click()
  await expect(newestClaim(page)).toContainText('Not confirmed')
  await page.reload()
  await expect(newestClaim(page)).toContainText('Paid', { timeout: 90_000 })
  const rows = page.getByRole('table', { name: 'Claims of rewards' }).getByRole('row')
  await expect(rows).toHaveCount(3)
  expect(await equityOf(exchange, address)).toBeCloseTo(10_000 + reward, 6)
})

test('trader with less than two dollars is told how much is missing', async ({ page }) => {
  await tryTheDemo(page)
  await makeCode(page)
  await expect(page.getByText('Paid from $2.00 on: $2.00 to go.')).toBeVisible()
  const button = page.getByRole('button', { name: 'Claim', exact: true })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription('Rewards are paid from $2.00 on')
})

test('trader cannot take a code that is taken, reserved or no code', async ({ page, browser }) => {
  const context = await browser.newContext()
  const other = await context.newPage()
  await tryTheDemo(other)
  const taken = await makeCode(other)
  await context.close()

  await tryTheDemo(page)
  await page.goto('/invite')
  const field = page.getByRole('textbox', { name: 'Your code' })
  for (const [text, complaint] of [
    [taken, 'Somebody has this code: choose another'],
    ['support', 'This code is reserved: choose another'],
    ['abc', 'At least 4 characters'],
    ['my code', 'Letters A–Z and digits only'],
  ] as const) {
    await field.fill(text)
    await expect(field).toHaveAccessibleDescription(complaint)
    await expect(page.getByRole('button', { name: 'Make this code' })).toBeDisabled()
  }
  await field.fill('')
  await page.getByRole('button', { name: 'Make a random code' }).click()
  await expect(page.getByRole('textbox', { name: 'Your link' })).toHaveValue(/\?ref=[A-Z0-9]{8}$/)
})

test('visitor keeps the invitation until the first sign-in with a wallet', async ({
  page,
  wallet,
  browser,
}) => {
  const context = await browser.newContext()
  const referrer = await context.newPage()
  await tryTheDemo(referrer)
  const code = await makeCode(referrer)
  await context.close()

  await page.goto(`/?ref=${code.toLowerCase()}`)
  await expect(page.getByText(`Invited with ${code}`)).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await page.goto('/markets')
  await page.reload()
  await page.goto('/sessions')
  await expect(page.getByText(`Invited with ${code}`)).toBeVisible()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
  await page.goto('/invite')
  await expect(page.getByText(`You came by the code ${code}`)).toBeVisible()
})

test('trader who comes by their own link does not invite themselves', async ({ page, wallet }) => {
  await signInWithWallet(page)
  await makeCode(page)
  const link = await linkOf(page)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(link)
  await page.getByRole('button', { name: 'Connect a wallet' }).click()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(2)
  await page.goto('/invite')
  await expect(figure(page, 'Invited')).toContainText('0')
  await expect(page.getByText('You came by the code')).toBeHidden()
})

test('visitor with a code that nobody has is told, and signs in without it', async ({
  page,
  wallet,
}) => {
  await page.goto('/?ref=NOBODY99')
  await expect(page.getByText('Nobody has the code NOBODY99')).toBeVisible()
  await page.getByRole('button', { name: 'Connect a wallet' }).click()
  await expect(page.getByRole('dialog').getByText('Nobody has the code NOBODY99')).toBeVisible()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
})

test('visitor learns what inviting is, and signs in on the page', async ({ page, wallet }) => {
  await page.goto('/invite')
  await expect(
    page.getByRole('heading', { name: 'Invite people, and share in the fee' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Connect a wallet' }).click()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
  await expect(page.getByRole('textbox', { name: 'Your code' })).toBeVisible()
  expect(wallet.asked).toContain('personal_sign')
})
