import { expect, test } from '../support/fixtures.ts'

test('visitor moves the limits on the first page and sees what it would have earned and cost, losses included', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  const play = page.getByRole('region', { name: /^What would have happened/ })
  const ended = play.getByText(/^\d+ past starts over/)
  await expect(ended).toBeVisible({ timeout: 60_000 })
  await expect(play.getByText(/^On average .*\$\d+\.\d\d per \$100 after costs/)).toBeVisible()
  await expect(play.getByText('You can lose about $5.00, closing costs included.')).toBeVisible()
  await play.getByRole('slider', { name: /^Ends at a loss of/ }).press('ArrowRight')
  await expect(play.getByText('You can lose about $6.00, closing costs included.')).toBeVisible()
  await expect(play.getByRole('link', { name: 'Leaderboard' })).toBeVisible()
})
