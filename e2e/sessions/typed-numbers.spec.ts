// Numbers as people type them: never misread, and what is sent is what the field showed.
import type { Page } from '@playwright/test'
import {
  chooseMarket,
  customize,
  expect,
  signInWithWallet,
  test,
  tryTheDemo,
} from '../support/fixtures.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const start = (page: Page) => page.getByRole('button', { name: 'Start session' })

/** The form's JSON as sent to the API. */
function sent(page: Page, path: string): Promise<unknown> {
  return page
    .waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(path))
    .then((request) => request.postDataJSON() as unknown)
}

test('trader sees what the form of a session does not understand, and every character stays', async ({
  page,
}) => {
  await tryTheDemo(page)
  await customize(page)
  await expect(start(page)).toBeEnabled()
  for (const { name, text, why } of [
    { name: 'Budget', text: '1e2', why: '“e” is not understood' },
    { name: 'Budget', text: '-5', why: 'Must be more than 0' },
    { name: 'Budget', text: '12,500', why: '“12,500” can be read in two ways' },
    { name: 'Budget', text: '100.0000001', why: 'USDC has at most 6 decimals' },
    { name: 'Profit target', text: '-5', why: 'Must be more than 0' },
    { name: 'Loss threshold', text: '1.2.3', why: '“1.2.3” cannot be read as a number' },
    { name: 'Positions', text: '1.5', why: 'A whole number from 1 to 10' },
  ]) {
    const before = await field(page, name).inputValue()
    await field(page, name).fill('')
    await field(page, name).pressSequentially(text)
    await expect(field(page, name)).toHaveValue(text)
    await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(why))
    await expect(start(page)).toBeDisabled()
    const marked = `Correct the marked fields first: ${name.toLowerCase()}`
    await expect(page.getByRole('paragraph').filter({ hasText: marked })).toBeVisible()
    await field(page, name).fill(before)
    await expect(start(page)).toBeEnabled()
  }
})

test('trader says which number is meant, and the session starts with what the fields showed', async ({
  page,
}) => {
  await tryTheDemo(page)
  await customize(page)
  await chooseMarket(page, 'SOL')
  await field(page, 'Budget').fill('1,250')
  await page.getByRole('button', { name: '1,250.00 USDC' }).click()
  await expect(field(page, 'Budget')).toBeFocused()
  await expect(field(page, 'Budget')).toHaveValue('1250')
  await field(page, 'Profit target').fill('0,500')
  await expect(field(page, 'Profit target')).toHaveAccessibleDescription('= 0.50% Of the budget')
  await field(page, 'Profit target').fill('12,5 %')
  await expect(field(page, 'Profit target')).toHaveAccessibleDescription('= 12.50% Of the budget')
  await page.keyboard.press('ArrowUp')
  await expect(field(page, 'Profit target')).toHaveValue('13.5')
  await field(page, 'Loss threshold').fill('５')
  await expect(field(page, 'Loss threshold')).toHaveAccessibleDescription(/^= 5\.00%/)
  await field(page, 'Positions').fill('1.0')
  await expect(field(page, 'Positions')).toHaveAccessibleDescription(/^= 1 /)
  const body = sent(page, '/trading-sessions')
  await start(page).click()
  expect(await body).toMatchObject({
    budget: '1250',
    profitTarget: 13.5,
    lossThreshold: 5,
    maxPositions: 1,
  })
  await expect(page.getByRole('heading', { name: 'SOL session' })).toBeVisible()
})

test('trader deposits what the field showed', async ({ page, wallet, exchange }) => {
  await exchange.chainFaucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/funds')
  const amount = page.getByLabel('Amount')
  await expect(page.getByText('$10,000.00 available')).toBeVisible()
  await amount.fill('1,234')
  const form = page.getByRole('form', { name: 'Deposit USDC' })
  await expect(form.getByRole('button', { name: 'Deposit', exact: true })).toBeDisabled()
  await expect(amount).toHaveAccessibleDescription(/1,234\.00 USDC.*1\.2340 USDC/)
  await amount.press('Enter')
  await amount.fill('1.234,5')
  await expect(amount).toHaveAccessibleDescription(/^= 1,234\.50 USDC/)
  await page.getByRole('button', { name: 'Deposit $1,234.50' }).click()
  await expect(page.getByRole('article', { name: /^Deposit 0x/ })).toBeVisible()
  expect(wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1)
  const [call] = wallet.wanted.get('eth_sendTransaction') ?? []
  const { data } = call as { data: string }
  // The first argument is the amount.
  expect(BigInt(`0x${data.slice(10, 74)}`)).toBe(1_234_500_000n)
})

test('trader withdraws what the field showed: the API is asked for it and the wallet signs it', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  await signInWithWallet(page)
  await page.goto('/funds?tab=withdraw')
  const amount = page.getByLabel('Amount')
  const review = page.getByRole('button', { name: 'Review withdrawal' })
  for (const text of ['1e2', '-5', '12,500', '0.0000001']) {
    await amount.fill(text)
    await expect(amount).toHaveValue(text)
    await expect(amount).toHaveAttribute('aria-invalid', 'true')
    await expect(review).toBeDisabled()
  }
  await amount.fill('12,500')
  await page.getByRole('button', { name: '12.50 USDC' }).click()
  await expect(amount).toHaveValue('12.5')
  await amount.fill('１２０。５')
  await expect(amount).toHaveAccessibleDescription(/^= 120\.50 USDC/)
  const body = sent(page, '/user/withdraw')
  await review.click()
  expect(await body).toMatchObject({ amount: '120.5' })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('$120.50').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Sign in your wallet' }).click()
  await expect(page.getByRole('article', { name: 'Withdrawal' })).toBeVisible()
  const [, typedData] = wallet.wanted.get('eth_signTypedData_v4') ?? []
  expect(JSON.parse(String(typedData))).toMatchObject({ message: { amount: '120.5' } })
})

test('trader’s defaults are kept as the numbers that were meant', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  await field(page, 'Budget').fill('2,500')
  await expect(page.getByRole('button', { name: 'Save defaults' })).toBeDisabled()
  await page.getByRole('button', { name: '2,500.00 USDC' }).click()
  await field(page, 'Profit target').fill('7,5')
  await page.getByRole('button', { name: 'Save defaults' }).click()
  await expect(field(page, 'Profit target')).toHaveValue('7.5')
  await page.goto('/sessions/new')
  await expect(field(page, 'Budget')).toHaveValue('2500')
  await customize(page)
  await expect(field(page, 'Profit target')).toHaveValue('7.5')
})

test.describe('where a point stands between thousands', () => {
  test.use({ locale: 'de-DE' })

  test('trader is asked about it, and a preset is never asked about', async ({
    page,
    wallet,
    exchange,
  }) => {
    await exchange.chainFaucet(wallet.address, '123.457')
    await signInWithWallet(page)
    await page.goto('/funds')
    const amount = page.getByLabel('Amount')
    await amount.fill('12.500')
    await expect(amount).toHaveAccessibleDescription(/can be read in two ways/)
    await page.getByRole('button', { name: '12.50 USDC' }).click()
    await expect(page.getByRole('button', { name: 'Deposit $12.50' })).toBeEnabled()
    await page.getByRole('button', { name: 'Max' }).click()
    await expect(amount).toHaveValue('123.4570')
    await expect(page.getByRole('button', { name: 'Deposit $123.4570' })).toBeEnabled()
  })
})
