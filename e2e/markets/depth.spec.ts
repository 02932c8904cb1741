// What is bid and asked, and what was traded: for everybody, and to trade by.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

test('visitor reads book and trades of a market beside its chart, on a page that does not scroll', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/markets/BTC')
  const book = page.getByRole('table', { name: 'Order book' })
  const asks = book.getByRole('rowgroup', { name: 'Asks' }).getByRole('row')
  const bids = book.getByRole('rowgroup', { name: 'Bids' }).getByRole('row')
  await expect(asks.nth(4)).toBeVisible()
  await expect(bids.nth(4)).toBeVisible()
  await expect(book.getByRole('rowgroup', { name: 'Spread' })).toContainText(/\d bps/)
  const tape = page.getByRole('table', { name: 'Trades' })
  await expect(tape.getByText(/^(Bought|Sold) at/).first()).toBeAttached()
  await expect(page.getByRole('img', { name: /BTC/ })).toBeVisible()
  await expect(page.getByText('Open interest')).toBeVisible()
  const tooLong = await page.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  )
  expect(tooLong).toBeLessThanOrEqual(0)
  await expectReadable(page)

  const group = page.getByRole('group', { name: 'Group prices' })
  for (let step = 0; step < 3; step += 1) {
    await group.getByRole('button', { name: 'Coarser prices' }).click()
  }
  await expect(group).toContainText('10')
  const prices = async () =>
    (await bids.getByRole('cell').filter({ hasText: /,/ }).allTextContents()).filter(
      (text) => !text.includes('.'),
    )
  await expect.poll(async () => (await prices()).length).toBeGreaterThan(1)
  await expect.poll(async () => (await prices()).every((text) => text.endsWith('0'))).toBe(true)
})

test('trader presses a price of the book, and the ticket has it as a limit entry', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.goto('/trade/ETH')
  const book = page.getByRole('table', { name: 'Order book' })
  const best = book.getByRole('rowgroup', { name: 'Bids' }).getByRole('button').first()
  await best.focus()
  await page.keyboard.press('ArrowDown')
  const chosen = page.locator('[data-book-price]:focus')
  await expect(chosen).toHaveAccessibleName(/^Limit entry at .*, bid$/)
  await page.keyboard.press('Enter')
  const entry = page.getByRole('textbox', { name: 'Entry price' })
  await expect(entry).not.toHaveValue('')
  await expect(page.getByRole('radio', { name: 'Limit' })).toBeChecked()

  // The other side too, by the pointer, wherever on its row that is.
  const before = await entry.inputValue()
  const asks = book.getByRole('rowgroup', { name: 'Asks' }).getByRole('row')
  await asks.nth(3).click({ position: { x: 150, y: 8 } })
  await expect(entry).not.toHaveValue(before)
})

test('visitor on a phone turns from the chart to the book, the trades and the figures', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/markets/ETH')
  await expect(page.getByRole('img', { name: /ETH/ })).toBeVisible()
  const tabs = page.getByRole('tablist', { name: 'About ETH' })
  await tabs.getByRole('tab', { name: 'Book' }).click()
  const book = page.getByRole('table', { name: 'Order book' })
  await expect(book.getByRole('rowgroup', { name: 'Bids' }).getByRole('row').first()).toBeVisible()
  await expectReadable(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'Trades' })).toBeVisible()
  await expectReadable(page)
  await tabs.getByRole('tab', { name: 'Info' }).click()
  await expect(page.getByRole('tabpanel').getByText('Oracle')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 700 })
  await expectReadable(page)
})
