import { chooseMarket, expect, test, tryTheDemo } from '../support/fixtures.ts'

for (const [preset, ends] of [
  ['Conservative', /Ends at −1\.5% or \+3%/],
  ['Aggressive', /Ends at −4\.5% or \+9%/],
  ['Degen', /Ends at −9% or \+22\.5%/],
] as const) {
  test(`trader starts a ${preset} session over three days and sees its limits`, async ({
    page,
  }) => {
    await tryTheDemo(page)
    await chooseMarket(page, 'AVAX')
    await page.getByRole('radio', { name: preset }).check({ force: true })
    await page.getByRole('radio', { name: '3D', exact: true }).check({ force: true })
    await page.getByRole('textbox', { name: 'Budget' }).fill('500')
    await expect(page.getByRole('img', { name: /preview/ })).toHaveAccessibleName(ends)
    await page.getByRole('button', { name: 'Start session' }).click()
    await expect(page.getByRole('heading', { name: 'AVAX session' })).toBeVisible()
    const rail = page.getByRole('img', { name: /^AVAX session\. Net/ })
    await expect(rail).toHaveAccessibleName(ends)
    await expect(rail).toHaveAccessibleName(/of 3 d/)
  })
}

test('trader reads what each preset means, and that longer horizons reach farther', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.goto('/sessions/new?kind=advance&executionStrategy=Degen&strategyDuration=30D')
  const degen = page.getByRole('radio', { name: 'Degen' })
  await expect(degen).toBeChecked()
  await expect(degen).toHaveAccessibleDescription(/\+60% .*−24% .*1 .*up to 20× .*0\.15/)
  await page.getByRole('radio', { name: '1D', exact: true }).check({ force: true })
  await expect(degen).toHaveAccessibleDescription(/\+15% .*−6%/)
  for (const preset of ['Conservative', 'Aggressive', 'Degen']) {
    await expect(page.getByRole('radio', { name: preset })).toHaveAccessibleDescription(
      /Average per \$100 .*\$\d.* Wins \d+%, needs \d+%/,
    )
  }
})

test('trader sees what the whole wallet would be before choosing it', async ({ page }) => {
  await tryTheDemo(page)
  await page.getByRole('radio', { name: 'Conservative' }).check({ force: true })
  await expect(
    page.getByText(/all that is free when the session starts, \$10,000\.00 now/),
  ).toBeVisible()
  await page.getByRole('switch', { name: 'Use the whole wallet' }).check()
  await expect(page.getByRole('textbox', { name: 'Least amount' })).toHaveValue('100')
  const plan = page.getByRole('region', { name: 'What this means' })
  await expect(plan.getByText('Left free').locator('..')).toContainText('$0.00')
})
