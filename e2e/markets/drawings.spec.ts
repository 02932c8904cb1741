// What a person puts on a chart: lines of their own, and prices to be told of.
import type { Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'

const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Drawing' }).getByRole('button', { name })
const chart = (page: Page) => page.getByRole('img', { name: /candles/ })
const kept = (page: Page, symbol: string) =>
  page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? '[]') as { kind: string; points: unknown[] }[],
    `alura.drawings.${symbol}`,
  )

async function cornerOf(page: Page): Promise<{ x: number; y: number }> {
  await chart(page).scrollIntoViewIfNeeded()
  const box = await chart(page).boundingBox()
  if (box === null) throw new Error('no chart')
  return box
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const { x, y } = await cornerOf(page)
  await page.mouse.move(x + from[0], y + from[1])
  await page.mouse.down()
  await page.mouse.move(x + to[0], y + to[1], { steps: 5 })
  await page.mouse.up()
}

test('visitor draws on a chart, moves it, takes that back, and finds it after a reload', async ({
  page,
}) => {
  await page.goto('/markets/SOL?interval=1h')
  await expect(page.getByRole('heading', { name: /^Signal now/ })).toBeVisible()
  await tool(page, 'Trend line').click()
  await drag(page, [120, 200], [320, 120])
  await expect.poll(() => kept(page, 'SOL')).toMatchObject([{ kind: 'trend' }])
  const [drawn] = await kept(page, 'SOL')

  // Half way along the line.
  await drag(page, [220, 160], [260, 200])
  await expect.poll(async () => (await kept(page, 'SOL'))[0]).not.toEqual(drawn)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await kept(page, 'SOL'))[0]).toEqual(drawn)

  await tool(page, 'Horizontal level').click()
  const { x, y } = await cornerOf(page)
  await page.mouse.click(x + 400, y + 240)
  await expect.poll(async () => (await kept(page, 'SOL')).length).toBe(2)
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await kept(page, 'SOL')).length).toBe(1)
  await page.reload()
  await expect(tool(page, 'Select the next drawing')).toBeEnabled()
  await page.goto('/markets/ETH')
  await expect(tool(page, 'Select the next drawing')).toBeDisabled()
})

test('visitor draws, moves and deletes with the keyboard alone', async ({ page }) => {
  await page.goto('/markets/SOL?interval=1h')
  await expect(page.getByRole('heading', { name: /^Signal now/ })).toBeVisible()
  await tool(page, 'Horizontal level').press('Enter')
  await expect.poll(() => kept(page, 'SOL')).toMatchObject([{ kind: 'level' }])
  const before = await kept(page, 'SOL')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => kept(page, 'SOL')).not.toEqual(before)
  await tool(page, 'Delete the selected drawing').press('Enter')
  await expect.poll(() => kept(page, 'SOL')).toEqual([])
  await tool(page, 'Undo drawing').press('Enter')
  await expect.poll(async () => (await kept(page, 'SOL')).length).toBe(1)
})

test('trader is told on another page once the mark goes through a price, and removes the alerts', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.goto('/markets/BTC')
  await page.getByRole('tab', { name: 'Alerts' }).click()
  const field = page.getByRole('textbox', { name: 'When the mark of BTC reaches' })
  const list = page.getByRole('list', { name: 'Price alerts' })
  const shown = await page
    .locator('header p')
    .filter({ hasText: /^Mark \d/ })
    .textContent()
  const mark = Math.round(Number(/[\d.,]+/.exec(shown ?? '')?.[0].replaceAll(',', '')))
  await field.fill(String(mark * 2))
  await page.getByRole('button', { name: 'Set alert' }).click()
  await expect(list.getByRole('listitem')).toContainText('waiting')
  // Whichever way the market goes, it goes through one of them.
  for (const by of [-15, -6, -1, 1, 6, 15]) {
    await field.fill(String(mark + by))
    await page.getByRole('button', { name: 'Set alert' }).click()
  }
  await page.getByRole('link', { name: 'Positions', exact: true }).first().click()
  await expect(page).toHaveURL(/positions/)
  await expect(page.getByText(/^BTC (rose|fell) to/).first()).toBeVisible()

  await page.goto('/markets/ETH')
  await page.getByRole('tab', { name: 'Alerts' }).click()
  await expect(list.getByText(/told/).first()).toBeVisible()
  // What is far away has not fired.
  await expect(
    list.getByRole('listitem').filter({ hasText: (mark * 2).toLocaleString('en-US') }),
  ).toContainText('waiting')
  const remove = list.getByRole('button', { name: /^Remove: BTC/ })
  while ((await remove.count()) > 0) await remove.first().click()
  await expect(list).toHaveCount(0)
})
