// Files of the dashboard that fail to load: blocked by an ad blocker, or removed by an update.
import { expect as usual, test } from '../support/fixtures.ts'

/** Loading code again is the slowest step on a busy machine. */
const expect = usual.configure({ timeout: 45_000 })
test.slow()

/** Names that common block lists contain. */
const blockList =
  /analytic|banner|track|pixel|beacon|metric|telemetry|affiliate|sponsor|promo|social|\bads?\b/i

test('an ad blocker that goes by names lets every file through', async ({ page }) => {
  const held: string[] = []
  await page.route(/\.(js|css|svg|woff2)(\?|$)/, (route) => {
    const { pathname } = new URL(route.request().url())
    if (!blockList.test(pathname)) return route.fallback()
    held.push(pathname)
    return route.abort('blockedbyclient')
  })
  await page.goto('/leaderboard/analytics')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('This page broke')).toBeHidden()
  expect(held).toEqual([])
})

test('a part that is held back says so, and comes when it is allowed', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
  await page.route('**/assets/*.js', (route) => route.abort('blockedbyclient'))
  await page.getByRole('link', { name: 'Leaderboard' }).first().click()
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(alert).toContainText('ad blocker')
  await page.unroute('**/assets/*.js')
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('heading', { name: 'Leaderboard', level: 1 })).toBeVisible()
})

test('after an update a page that is opened comes by one reload, and a second failure asks', async ({
  page,
}) => {
  let loads = 0
  page.on('load', () => (loads += 1))
  await page.goto('/')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
  const loaded = loads
  // The server was updated: the old files are gone, and its page names another entry file.
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }))
  await page.route(/:\d+\/$/, async (route) => {
    const response = await route.fetch()
    const text = (await response.text()).replaceAll(/\/assets\/x[0-9a-f]+\.js/g, '/assets/xnew.js')
    await route.fulfill({ response, body: text })
  })
  await page.evaluate(() =>
    sessionStorage.setItem('alura.reloaded-for', `${location.origin}/leaderboard`),
  )
  await page.getByRole('link', { name: 'Leaderboard' }).first().click()
  const alert = page.getByRole('alert').filter({ hasText: 'There is a new version of Alura' })
  await expect(alert).toBeVisible()
  expect(loads).toBe(loaded)
  await page.unrouteAll()
  await alert.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { name: 'Leaderboard', level: 1 })).toBeVisible()
})

test('an update that comes between two pages is taken by itself', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }))
  await page.route(/:\d+\/$/, async (route) => {
    await route.fulfill({
      contentType: 'text/html',
      body: '<script type=module src=/assets/xnew.js></script>',
    })
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })
  const reloaded = page.waitForEvent('load')
  await page.getByRole('link', { name: 'Leaderboard' }).first().click()
  await reloaded
  await expect(page.getByRole('heading', { name: 'Leaderboard', level: 1 })).toBeVisible()
})

test('a question that an extension holds back is not blamed on the server', async ({ page }) => {
  await page.route(/\/api\/.*analytics/, (route) => route.abort('blockedbyclient'))
  await page.goto('/leaderboard/analytics')
  await expect(page.getByText('an ad blocker or another extension').first()).toBeVisible()
  await expect(page.getByText('Check your connection')).toBeHidden()
})
