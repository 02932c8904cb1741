import type { Locator, Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

const open = (page: Page) => page.getByRole('region', { name: 'Open trades' })
const stopField = (page: Page) => page.getByRole('textbox', { name: 'Stop price' })

async function planOn(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await page.goto(`/trade/${symbol}`)
  await expect(page.getByRole('list', { name: 'Checks' }).getByLabel('Passed')).toHaveCount(9)
}

const figure = async (trade: Locator, name: string): Promise<number> => {
  const term = trade.getByText(name, { exact: true })
  const text = await term.locator('..').getByRole('definition').first().textContent()
  return Number(text?.replaceAll(',', '').split(' ')[0])
}

test('trader changes the targets of a live trade, sets a break-even trigger and closes half of it', async ({
  page,
}) => {
  await planOn(page, 'SOL')
  await stopField(page).press('Enter')
  await expect(page.getByRole('button', { name: /^Place: Buy .* SOL$/ })).toBeVisible()
  await stopField(page).press('Enter')
  const trade = open(page).getByRole('listitem').first()
  await expect(trade.getByText('On exchange')).toBeVisible()
  const entry = await figure(trade, 'Entry')
  const size = await figure(trade, 'Size')

  await trade.getByRole('button', { name: 'Change' }).click()
  const targets = trade.getByRole('form', { name: 'Targets of this trade' })
  await targets.getByRole('button', { name: 'Add a target' }).click()
  await targets.getByRole('textbox', { name: 'Target 1 price' }).fill(far(entry, 1.06))
  const second = targets.getByRole('textbox', { name: 'Target 2 price' })
  await second.fill(far(entry, 0.9))
  const fault = targets.getByRole('paragraph').filter({ hasText: 'A target of a long lies above' })
  await expect(fault).toBeVisible()
  await second.fill(far(entry, 1.09))
  await expectReadable(page)
  await targets.getByRole('button', { name: 'Save targets' }).click()
  await expect.poll(() => figure(trade, 'Next target')).toBe(Number(far(entry, 1.06)))
  await expect(trade.getByText('On exchange')).toBeVisible()

  const even = trade.getByRole('form', { name: 'Break-even by itself' })
  await even.getByRole('radio', { name: 'Price' }).check()
  await even.getByRole('textbox', { name: 'At this mark' }).fill(far(entry, 1.05))
  await even.getByRole('button', { name: 'Set trigger' }).click()
  await expect(even.getByText(/The stop moves once the mark is at/)).toBeVisible()
  await even.getByRole('button', { name: 'Switch off' }).click()
  await expect(even.getByText('Off: the stop stays until you move it.')).toBeVisible()

  const part = trade.getByRole('form', { name: 'Close a part' })
  await part.getByRole('button', { name: '50%' }).click()
  await part.getByRole('button', { name: /^Close .* SOL$/ }).click()
  await expect.poll(() => figure(trade, 'Size')).toBeLessThan(size * 0.6)
  await expect(trade.getByText('On exchange')).toBeVisible()
})

test('trader saves a setup of their own, and fills the next ticket with its key', async ({
  page,
}) => {
  await planOn(page, 'DOGE')
  await page.getByRole('textbox', { name: 'Risk' }).fill('1')
  const setups = page.getByRole('group', { name: 'Setups' })
  await setups.getByRole('button', { name: 'Save as setup' }).click()
  await setups.getByRole('textbox', { name: 'Name of the setup' }).fill('Mine, 1 %')
  await page.keyboard.press('Enter')
  const own = setups.getByRole('button', { name: /^Mine, 1 %/ })
  await expect(own).toBeVisible()
  // Enter named the setup, and did not arm the trade.
  await expect(page.getByRole('button', { name: /^Arm buy/ })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('list', { name: 'Checks' }).getByLabel('Passed')).toHaveCount(9)
  await expect(page.getByRole('textbox', { name: 'Risk' })).toHaveValue('')
  await expect(own).toBeVisible()
  await page.getByRole('heading', { name: 'Open trades' }).click()
  await page.keyboard.press('4')
  await expect(page.getByRole('textbox', { name: 'Risk' })).toHaveValue('1')
  await expect(stopField(page)).not.toHaveValue('')
  await setups.getByRole('button', { name: 'Remove the setup Mine, 1 %' }).click()
  await expect(own).toHaveCount(0)
})

test.describe('by thumb on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('trader drags the stop, arms, disarms, places, and closes a part', async ({ page }) => {
    await planOn(page, 'BTC')
    const before = Number(await stopField(page).inputValue())
    // Far enough to pass the checks, wherever the stop is.
    await page.getByRole('textbox', { name: 'Target 1 price' }).fill(far(before, 1.06))
    await dragDown(page)
    await expect.poll(async () => Number(await stopField(page).inputValue())).toBeLessThan(before)

    const place = page.getByRole('button', { name: /^Place: Buy .* BTC$/ })
    await page.getByRole('button', { name: /^Arm buy .* BTC$/ }).tap()
    await expect(place).toBeVisible()
    await page.getByRole('button', { name: 'Disarm' }).tap()
    await page.getByRole('button', { name: /^Arm buy .* BTC$/ }).tap()
    await place.tap()
    const trade = open(page).getByRole('listitem').first()
    await expect(trade.getByText('On exchange')).toBeVisible()
    const size = await figure(trade, 'Size')

    await trade.getByRole('button', { name: 'Change' }).tap()
    const part = trade.getByRole('form', { name: 'Close a part' })
    await part.getByRole('button', { name: '75%' }).tap()
    await part.getByRole('button', { name: /^Close .* BTC$/ }).tap()
    await expect.poll(() => figure(trade, 'Size')).toBeLessThan(size * 0.4)
    await expectReadable(page)
  })
})

/** A price of any market: five digits. */
function far(price: number, factor: number): string {
  return String(Number((price * factor).toPrecision(4)))
}

/** Takes hold of the lowest level with a finger, and drags it down. */
async function dragDown(page: Page): Promise<void> {
  const chart = page.getByRole('img', { name: /candles/ })
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (box === null) throw new Error('no chart')
  const x = box.x + box.width / 3
  let y = box.y + box.height - 30
  // A pointer that hovers is told where the level is.
  for (; y > box.y; y -= 3) {
    await page.mouse.move(x, y)
    if ((await page.locator('[data-level-near]').count()) > 0) break
  }
  const touch = await page.context().newCDPSession(page)
  const at = (down: number) => [{ x, y: y + down }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  // More than the browser waits for before it tells a drag from a tap.
  for (let down = 4; down <= 24; down += 4) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(down) })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
