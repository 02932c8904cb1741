// A device with a wrong clock: displayed times follow the server's.
import type { Page } from '@playwright/test'
import { expect, expectPosition, startSession, test, clickTryTheDemo } from '../support/fixtures.ts'

/** Shifts every time that the page's own code reads; `setClock(ms)` changes the shift. */
async function shiftClock(page: Page, byMs: number): Promise<void> {
  await page.addInitScript((by) => {
    const Real = Date
    let ahead = by
    class Shifted extends Real {
      constructor(...args: []) {
        super(...(args.length === 0 ? ([Real.now() + ahead] as unknown as []) : args))
      }
      static override now(): number {
        return Real.now() + ahead
      }
    }
    Object.assign(window, { Date: Shifted, setClock: (ms: number) => (ahead = ms) })
  }, byMs)
}

const minute = 60_000

/** The overview says how long ago the running session started. */
async function expectStartedNow(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Overview', exact: true }).first().click()
  const age = page.locator('time').filter({ hasText: /^(just now|\d+ s ago|[1-4] min ago)$/ })
  await expect(age.first()).toBeVisible()
}

for (const [words, byMs] of [
  ['fast', 10 * minute],
  ['slow', -10 * minute],
] as const) {
  test(`ages and what is left are right on a device that is ten minutes ${words}`, async ({
    page,
  }) => {
    await shiftClock(page, byMs)
    await clickTryTheDemo(page)
    const notice = page.getByText(`10 m ${words}`)
    await expect(notice.or(page.getByText(`9 m 59 s ${words}`)).first()).toBeVisible()
    await startSession(page, 'ETH')
    await expectPosition(page)
    // Prices are seconds old, not ten minutes.
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await expect(page.getByText(/Prices as of/)).toBeHidden()
    await expectStartedNow(page)
    await page.getByRole('button', { name: 'Understood' }).click()
    await expect(page.getByText(`${words}. Times shown here are right`)).toBeHidden()
  })
}

test('a clock that is set while the page is open moves no age', async ({ page }) => {
  await shiftClock(page, 0)
  await clickTryTheDemo(page)
  await startSession(page, 'SOL')
  await expectPosition(page)
  await page.evaluate(() =>
    (window as unknown as { setClock: (ms: number) => void }).setClock(3_600_000),
  )
  await expect(page.getByText(/59 m fast|1 h fast/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expectStartedNow(page)
})
