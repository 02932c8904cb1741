// The invite page in both themes, wide and narrow, before and after the code is made.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('anybody can read about inviting, make a code and find the link', async ({ page }) => {
        await page.goto('/?ref=NOBODY99')
        await expect(page.getByText('Nobody has the code NOBODY99')).toBeVisible()
        await expectReadable(page)
        await page.goto('/invite')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectReadable(page)

        await tryTheDemo(page)
        await page.goto('/invite')
        await page.getByRole('textbox', { name: 'Your code' }).fill('support')
        await expect(page.getByText('This code is reserved').first()).toBeVisible()
        await expectReadable(page)
        await page.getByRole('textbox', { name: 'Your code' }).fill('')
        await page.getByRole('button', { name: 'Make a random code' }).click()
        await expect(page.getByRole('textbox', { name: 'Your link' })).toBeVisible()
        await expect(page.getByText('Nothing was claimed yet')).toBeVisible()
        await expectReadable(page)
      })
    })
  }
}
