import type { Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

const checks = (page: Page) => page.getByRole('list', { name: 'Checks' })
const open = (page: Page) => page.getByRole('region', { name: 'Open trades' })

async function planOn(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await page.goto(`/trade/${symbol}`)
  // A first trade is planned already.
  await expect(checks(page).getByLabel('Passed')).toHaveCount(9)
}

test('trader arms with Enter, is disarmed by an edit and by Escape, and places with a second Enter', async ({
  page,
}) => {
  await planOn(page, 'ETH')
  const stop = page.getByRole('textbox', { name: 'Stop price' })
  await expect(stop).not.toHaveValue('')
  await expectReadable(page)
  const arm = page.getByRole('button', { name: /^Arm buy .* ETH$/ })
  const place = page.getByRole('button', { name: /^Place: Buy .* ETH$/ })
  await stop.press('Enter')
  await expect(place).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(arm).toBeVisible()
  await stop.press('Enter')
  await expect(place).toBeVisible()
  await page.getByRole('textbox', { name: 'Leverage' }).fill('4')
  await expect(arm).toBeVisible()

  await stop.press('Enter')
  await expect(place).toBeVisible()
  await stop.press('Enter')
  const trade = open(page).getByRole('listitem').first()
  await expect(trade.getByText('OPEN', { exact: true })).toBeVisible()
  await expect(trade.getByText('On exchange')).toBeVisible()
  await expectReadable(page)

  await page.getByRole('link', { name: 'Positions', exact: true }).first().click()
  await page.getByRole('link', { name: 'Long ETH' }).click()
  await trade.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the trade' }).click()
  await expect(open(page).getByText('No trade is open')).toBeVisible()
  const ended = page.getByRole('region', { name: 'Ended trades' })
  await ended.getByRole('link', { name: 'Long ETH' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ETH_USDT' })).toBeVisible()
})

test('trader reads which rule refuses a trade, and what would pass', async ({ page }) => {
  await planOn(page, 'SOL')
  await page.getByRole('textbox', { name: 'Leverage' }).fill('7')
  const refused = checks(page).getByRole('listitem').filter({ hasText: 'Leverage' })
  await expect(refused).toContainText('7× of at most 5×')
  await expect(refused).toContainText('Lower the leverage')
  await page.getByRole('textbox', { name: 'Stop price' }).press('Enter')
  await expect(page.getByRole('button', { name: /^Place/ })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Stop price' }).fill('')
  await expect(checks(page).getByRole('listitem').first()).toContainText('your rules ask for one')
})

test('trader drags the stop on the chart, before the trade and while it lives', async ({
  page,
}) => {
  await planOn(page, 'BTC')
  const stop = page.getByRole('textbox', { name: 'Stop price' })
  const before = Number(await stop.inputValue())
  // Far enough to pass the checks, wherever the stop is.
  await page
    .getByRole('textbox', { name: 'Target 1 price' })
    .fill(String(Math.round(before * 1.05)))
  // A quarter of what the limits allow: each drag goes as far as the chart makes it, and the second must pass as well.
  await page.getByRole('textbox', { name: 'Risk' }).fill('0.5')
  await dragLevel(page, before)
  await expect.poll(async () => Number(await stop.inputValue())).toBeLessThan(before)

  await stop.press('Enter')
  await expect(page.getByRole('button', { name: /^Place: Buy .* BTC$/ })).toBeVisible()
  await stop.press('Enter')
  const trade = open(page).getByRole('listitem').first()
  await expect(trade.getByText('On exchange')).toBeVisible()
  await expect(stop).toHaveValue('')
  const figure = trade.getByText('Stop', { exact: true }).locator('..').getByRole('definition')
  const rests = Number((await figure.textContent())?.replaceAll(',', ''))
  await dragLevel(page, rests)
  const moved = trade.getByRole('group', { name: 'Moved levels' })
  await expect(moved).toContainText('Stop from')
  await moved.getByRole('button', { name: 'Move' }).click()
  await expect(moved).toHaveCount(0)
  await expect(trade.getByText('On exchange')).toBeVisible()

  // A second trade waits: both are on the chart, and either can be taken hold of there.
  await page.getByRole('radio', { name: 'Limit' }).check()
  await page.getByRole('textbox', { name: 'Entry price' }).fill(String(Math.round(before * 0.98)))
  await stop.fill(String(Math.round(before * 0.96)))
  await page.getByRole('button', { name: 'Add a target' }).click()
  const waitingTarget = Math.round(before * 1.07)
  await page.getByRole('textbox', { name: /Target .*price/ }).fill(String(waitingTarget))
  await stop.press('Enter')
  await expect(page.getByRole('button', { name: /^Place: Buy .* BTC$/ })).toBeVisible()
  await stop.press('Enter')
  const waiting = open(page).getByRole('listitem').filter({ hasText: 'WAITS' })
  await expect(waiting.getByText('below the mark')).toBeVisible()
  await expect(waiting.getByText('At risk once filled')).toBeVisible()
  const chart = page.getByRole('img', { name: /candles/ })
  await expect(chart).toHaveAccessibleName(/Entry at .*Waits at|Waits at .*Entry at/)
  await waiting.getByRole('button', { name: 'On the chart' }).click()
  const shownTarget = `Target [^,]* at ${waitingTarget.toLocaleString('en-US')}`
  await expect(chart).toHaveAccessibleName(new RegExp(shownTarget))
})

/** Grabs the lowest level, which is at this price, and drags it down a little. */
async function dragLevel(page: Page, price: number): Promise<void> {
  const chart = page.getByRole('img', { name: /candles/ })
  await expect(chart).toHaveAccessibleName(new RegExp(price.toLocaleString('en-US')))
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (box === null) throw new Error('no chart')
  const x = box.x + box.width / 3
  for (let y = box.y + box.height - 40; y > box.y; y -= 3) {
    await page.mouse.move(x, y)
    if (!(await isNear(page))) continue
    await page.mouse.down()
    await page.mouse.move(x, y + 3, { steps: 3 })
    await page.mouse.move(x, y + 5, { steps: 3 })
    await page.mouse.up()
    if (await hasMoved(page, price)) return
  }
  throw new Error(`no level at ${price} to take hold of`)
}

const isNear = (page: Page) => page.locator('[data-level-near]').count()

/** Whether the chart has no level at that price any more. */
async function hasMoved(page: Page, price: number): Promise<boolean> {
  const chart = page.getByRole('img', { name: /candles/ })
  const told = (await chart.getAttribute('aria-label')) ?? ''
  return !told.includes(`at ${price.toLocaleString('en-US')}`)
}
