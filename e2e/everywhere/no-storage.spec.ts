// A browser that blocks site data, or has no space: everything works until the page is left, and a notice says so.
import { expect, startSession, test, clickTryTheDemo } from '../support/fixtures.ts'

for (const how of ['blocked', 'full'] as const) {
  test(`somebody whose site data is ${how} can trade, and is told once what a reload costs`, async ({
    page,
  }) => {
    await page.addInitScript((way) => {
      const refuse = (name: string) => () => {
        throw new DOMException('refused', name)
      }
      if (way === 'full') {
        Storage.prototype.setItem = refuse('QuotaExceededError')
        return
      }
      for (const area of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, area, { get: refuse('SecurityError') })
      }
    }, how)
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    await clickTryTheDemo(page)
    const notice = page.getByText('This browser keeps nothing for Alura')
    await expect(notice).toBeVisible()
    await expect(notice).toContainText('signed out')
    await page.getByRole('button', { name: 'Understood' }).click()
    await startSession(page, 'ETH')
    await expect(notice).toBeHidden()
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('radio', { name: 'Light' }).check({ force: true })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(failures).toEqual([])
    await page.reload()
    await expect(
      page
        .getByRole('button', { name: 'Connect MetaMask' })
        .or(page.getByText('Sign in').first())
        .first(),
    ).toBeVisible()
  })
}
