// Trading and paying on a phone's width, with the keyboard alone: everything is reached, and the focus is never lost.
import type { Locator, Page } from '@playwright/test'
import { becomeDemoTrader } from '../support/demo-trader.ts'
import { expect, test } from '../support/fixtures.ts'

test.use({ viewport: { width: 360, height: 780 } })

/** More presses than any page has things to reach. */
const most = 150

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement)

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < most; presses++) {
    if (await isFocused(wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(wanted)} is not reached by the keyboard`)
}

async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** After something that was focused has gone. */
async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'nothing'))
    .not.toMatch(/^(BODY|nothing)$/)
}

const button = (where: Page | Locator, name: string | RegExp) => where.getByRole('button', { name })

test('trader starts a session, closes a position and stops the session by keyboard', async ({
  page,
}) => {
  test.slow()
  await becomeDemoTrader(page)
  await page.goto('/sessions/new?symbol=DOGE')
  const budget = page.getByRole('textbox', { name: 'Budget' })
  await tabTo(page, budget)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('120')
  await expect(button(page, 'Start session')).toBeEnabled()
  await press(page, button(page, 'Start session'))
  await expect(page.getByRole('heading', { name: 'DOGE session' })).toBeVisible()
  await expectFocus(page)

  const close = button(page, /^Close (long|short) DOGE/).first()
  await expect(close).toBeVisible({ timeout: 120_000 })
  await press(page, close)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await press(page, button(dialog, 'Close 100%'))
  await expect(page.getByText(/^[+−]?\$\d+\.\d\d after fees$/).first()).toBeVisible()
  await expect(dialog).toBeHidden()
  await expectFocus(page)

  await press(page, button(page, 'Stop session'))
  await press(page, button(dialog, 'Close everything now'))
})

test('trader pays in and withdraws by keyboard', async ({ page }) => {
  test.slow()
  await becomeDemoTrader(page)
  await page.goto('/funds')
  await press(page, button(page, 'Get test ETH and USDC'))
  await expect(page.getByText('$10,000.00 available')).toBeVisible()
  await expectFocus(page)
  await tabTo(page, page.getByLabel('Amount'))
  await page.keyboard.type('50')
  await press(page, button(page, 'Deposit $50.00'))
  await expect(page.getByRole('article', { name: /^Deposit 0x/ })).toBeVisible()
  await expectFocus(page)

  await tabTo(page, page.getByRole('tab', { name: 'Deposit' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Amount'))
  await page.keyboard.type('20')
  await press(page, button(page, 'Review withdrawal'))
  const dialog = page.getByRole('dialog')
  await press(page, button(dialog, 'Sign in your wallet'))
  await expect(page.getByRole('article', { name: 'Withdrawal' })).toBeVisible()
  await expect(dialog).toBeHidden()
  await expectFocus(page)
})
