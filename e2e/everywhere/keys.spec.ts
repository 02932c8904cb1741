// Keyboard shortcuts on every page.
import { expect, startSession, test, tryTheDemo } from '../support/fixtures.ts'

test('visitor goes to a market by the command palette, and back to the page by Escape', async ({
  page,
}) => {
  await page.goto('/leaderboard')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Go to, or do' })
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await page.keyboard.press('Control+k')
  await field.fill('eth')
  await expect(page.getByRole('option', { name: /^ETH/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/markets\/ETH/)
})

test('trader stops all sessions from the palette, after the same question', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'SOL')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to, or do' }).fill('stop all')
  await page.getByRole('option', { name: /^Stop all sessions/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Stop all sessions?' })
  await expect(dialog.getByRole('row', { name: /^SOL/ })).toBeVisible()
  await expect(dialog.getByRole('columnheader', { name: 'Ends at about' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /^Together [+−]?\$\d/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to, or do' }).fill('new eth 200')
  await page.getByRole('option', { name: /^New session on ETH with \$200/ }).click()
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue('200')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to, or do' }).fill('stop sol')
  await page.getByRole('option', { name: /^Stop the SOL session/ }).click()
  const one = page.getByRole('dialog', { name: 'Stop the SOL session?' })
  await one.getByRole('button', { name: 'Stop 1 session' }).click()
  await expect(page.getByText('Stopped 1 session')).toBeVisible()
})

test('visitor reads the shortcuts on any page, and those of the chart on a chart', async ({
  page,
}) => {
  await page.goto('/leaderboard')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Go to or do anything')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.goto('/markets/BTC')
  await expect(page.getByRole('img', { name: /BTC/ })).toBeVisible()
  await page.keyboard.press('?')
  await expect(sheet.getByText('Go to a date')).toBeVisible()
  await expect(sheet).toHaveCount(1)
})

test('a site’s root has what browsers and robots ask for', async ({ request }) => {
  for (const [path, type] of [
    ['/favicon.ico', /icon/],
    ['/apple-touch-icon.png', /png/],
    ['/icon.svg', /svg/],
    ['/robots.txt', /text\/plain/],
    ['/site.webmanifest', /json/],
  ] as const) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type'], path).toMatch(type)
  }
})
