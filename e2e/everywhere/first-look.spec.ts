// The chosen theme is there before the dashboard is: no frame shows the other one.
import { expect, test } from '../support/fixtures.ts'

for (const [chosen, colorScheme] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const) {
  test.describe(`${chosen} on a ${colorScheme} system`, () => {
    test.use({ colorScheme })

    test(`the page is ${chosen} while its code is still on its way`, async ({ page }) => {
      await page.addInitScript((theme) => localStorage.setItem('alura.theme', theme), chosen)
      await page.goto('/')
      const look = () =>
        page.evaluate(() => {
          const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement)
          return { backgroundColor, colorScheme }
        })
      const whole = await look()
      // The dashboard never comes.
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.goto('/', { waitUntil: 'domcontentloaded' })
      await expect(page.locator('#root')).toBeEmpty()
      expect(await look()).toEqual(whole)
      expect(whole.colorScheme).toBe(chosen)
    })
  })
}
