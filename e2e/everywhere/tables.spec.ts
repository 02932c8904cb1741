// Tables of any width and length: important columns and actions stay visible.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'

const long = (page: Page) => page.getByRole('table', { name: 'Five hundred positions' })
const rowOf = (page: Page, symbol: string) =>
  long(page).getByRole('row', { name: new RegExp(`^(More about )?${symbol}\\b`) })

for (const width of [1440, 1024, 768, 360]) {
  test(`trader reaches Close in every row at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/design')
    const close = rowOf(page, 'M1').getByRole('button', { name: 'Close' })
    await close.scrollIntoViewIfNeeded()
    const box = await close.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
  })
}

test('trader unfolds the rest of a two-line card with a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/design')
  const card = rowOf(page, 'M1')
  await card.scrollIntoViewIfNeeded()
  expect((await card.boundingBox())?.height).toBeLessThan(120)
  await expect(card.getByText('Protection')).toBeHidden()
  await card.getByRole('button', { name: 'More about M1' }).click()
  await expect(card.getByText('Protection')).toBeVisible()
  await card.getByRole('button', { name: 'More about M1' }).click()
  await expect(card.getByText('Protection')).toBeHidden()
})

test('trader scrolls five hundred rows of which only those in view are drawn', async ({ page }) => {
  await page.goto('/design')
  await expect(long(page)).toHaveAttribute('aria-rowcount', '501')
  await rowOf(page, 'M1').scrollIntoViewIfNeeded()
  expect(await long(page).getByRole('row').count()).toBeLessThan(100)
  await page.getByText('No open positions').scrollIntoViewIfNeeded()
  await expect(rowOf(page, 'M500')).toBeVisible()
  await expect(rowOf(page, 'M1')).toBeHidden()
  expect(await long(page).getByRole('row').count()).toBeLessThan(100)
})

test('trader sorts by a column, by its head or, on a narrow window, by a choice', async ({
  page,
}) => {
  await page.goto('/design')
  const head = long(page).getByRole('columnheader', { name: 'Net' })
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(long(page).getByRole('row').nth(1)).toContainText('$499.00')
  await page.setViewportSize({ width: 360, height: 800 })
  const choice = page.getByRole('combobox', { name: 'Sort' }).nth(1)
  await expect(choice).toHaveValue('-net')
  await choice.selectOption('Net, lowest')
  await expect(long(page).getByRole('row').nth(1)).toContainText('$0.00')
})

test('trader scrolls a long table in a part of the page, of which only rows in view are drawn', async ({
  page,
}) => {
  await page.goto('/design')
  const table = page.getByRole('table', { name: 'Holdings in a part' })
  const part = table.locator('xpath=ancestor::div[contains(@class,"overflow-y-auto")]')
  const row = (symbol: string) => table.getByRole('row', { name: new RegExp(`${symbol}\\b`) })
  await part.scrollIntoViewIfNeeded()
  await expect(row('M1')).toBeVisible()
  expect(await table.getByRole('row').count()).toBeLessThan(60)
  // What is measured while scrolling moves the end, so that one jump may not reach it.
  await expect(async () => {
    await part.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await expect(row('M500')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(row('M1')).toBeHidden()
  expect(await table.getByRole('row').count()).toBeLessThan(60)
})
