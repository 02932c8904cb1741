// The leaderboard in both themes, wide and narrow.
import { expect, test } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('anybody can read the board, a trader and the analytics', async ({ page }) => {
        test.slow()
        await page.goto('/leaderboard?period=all')
        const traders = page.getByRole('table', { name: /^Traders of/ }).getByRole('link')
        // At a first start, house traders appear while their past month is being computed.
        await expect(traders.first()).toBeVisible({ timeout: 120_000 })
        await page.getByText('How these numbers are counted').click()
        await expect(page.getByText('the largest sum of session budgets').last()).toBeVisible()
        await expectReadable(page)

        await traders.first().click()
        await expect(page.getByRole('list', { name: 'Latest sessions' })).toBeVisible()
        await expect(page.getByRole('img', { name: /^Net PnL over all time/ })).toBeVisible()
        await expectReadable(page)

        await page.goto('/leaderboard/analytics?period=all')
        await expect(page.getByRole('table', { name: 'Sessions by outcome' })).toBeVisible()
        await expectReadable(page)

        await page.goto('/leaderboard?q=nobody%20is%20called%20so')
        await expect(page.getByText(/No ranked trader has/)).toBeVisible()
        await expectReadable(page)
      })
    })
  }
}
