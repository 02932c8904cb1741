import {
  chooseMarket,
  expect,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

test('newcomer starts the prefilled session and sees its first position live on the chart', async ({
  page,
  exchange,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  await expect(page.getByRole('img', { name: /BTC, 1m candles/ })).toBeVisible()
  await expect(page.getByText('On exchange').first()).toBeVisible()
  const levels = page.getByRole('list', { name: 'Price levels' })
  for (const level of ['Entry', 'TP', 'SL'])
    await expect(levels.getByText(level).first()).toBeVisible()

  const rail = page.getByRole('img', { name: /^BTC session\. Net/ })
  const before = await rail.getAttribute('aria-label')
  await expect.poll(() => rail.getAttribute('aria-label')).not.toBe(before)

  const truth = await exchange.truth(await viewerAddress(page))
  expect(truth.account.assetPositions.map(({ position }) => position.coin)).toEqual(['BTC'])
})

test('trader reads in the log why a position was opened', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'ETH')
  await expectPosition(page)
  const why = page
    .getByRole('list', { name: 'Log lines' })
    .getByText(/^(Bought|Sold): .* \(signal \d+ of 10\)$/)
  await expect(why.first()).toBeVisible()
  await page.getByLabel('Kind').selectOption('fill')
  await expect(page.getByText(/^(Bought|Sold) .* ETH at/).first()).toBeVisible()
  await expect(why).toHaveCount(0)
})

test('trader cannot give a budget below 10', async ({ page }) => {
  await tryTheDemo(page)
  await page.getByRole('textbox', { name: 'Budget' }).fill('9.99')
  await expect(page.getByText('At least $10')).toBeVisible()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
})

test('trader cannot run two sessions on one market', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'ETH')
  await page.goto('/sessions/new?symbol=ETH')
  await chooseMarket(page, 'ETH')
  await expect(
    page.getByText('One is running: stop it or pick another market').first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
})
