// Requirements for every page: accessible, at every width, in both themes, and small to load.
import { becomeDemoTrader } from '../support/demo-trader.ts'
import { expect, expectPosition, startSession, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

/** Of what the first page fetches once it stands: past sessions are replayed by the engine, in a worker. */
const playBytes = 110_000
const budgetBytes = 140_000

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('anybody can read and reach everything', async ({ page }) => {
        // A dozen pages, each checked by axe.
        test.slow()
        await page.goto('/')
        await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
        await expectReadable(page)

        await tryTheDemo(page)
        await expect(page.getByRole('textbox', { name: 'Budget' })).toBeVisible()
        await expectReadable(page)

        await startSession(page, 'XRP')
        await expectPosition(page)
        await expectReadable(page)

        for (const path of [
          '/overview',
          '/sessions',
          '/positions',
          '/funds',
          '/funds?tab=withdraw',
          '/settings',
          '/journal',
          '/journal/analytics',
          '/journal/entries',
          '/journal/import',
          '/markets',
          '/markets/BTC',
          '/lab',
          '/lab/new?from=grid',
          '/lab/runs',
          '/lab/traders',
          '/lab/pools',
          '/lab/guide',
          '/traders',
          '/traders/new',
          '/design',
          '/nowhere',
        ]) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
          await expectReadable(page)
        }
      })
    })
  }
}

test('the header fits windows of every width, for visitors and for traders', async ({ page }) => {
  const tooWide = async (path: string): Promise<number[]> => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    const found: number[] = []
    for (const width of [320, 400, 520, 640, 700, 768, 880, 1023, 1024, 1151, 1280, 1439]) {
      await page.setViewportSize({ width, height: 800 })
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (beyond > 0) found.push(width)
    }
    return found
  }
  expect(await tooWide('/leaderboard')).toEqual([])
  await becomeDemoTrader(page)
  expect(await tooWide('/leaderboard')).toEqual([])
})

test('the first page costs at most 140 kB of JavaScript, and what can be played with a little more', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /What would have happened/ })).toBeVisible()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  // The compressed size of the scripts, without the headers of each answer.
  const { first, all } = await page.evaluate(() => {
    const done = performance.getEntriesByName('first-load-done')[0]?.startTime ?? 0
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    const sizeOf = (some: typeof scripts) =>
      some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    return {
      first: sizeOf(scripts.filter(({ startTime }) => startTime < done)),
      all: sizeOf(scripts),
    }
  })
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThanOrEqual(budgetBytes)
  expect(all).toBeLessThanOrEqual(budgetBytes + playBytes)
})
