// What a person writes down: kept whatever happens, found again, and begun with what is known.
import type { Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'

async function begin(page: Page, kind: string): Promise<void> {
  await page.goto('/journal/entries')
  await page.getByRole('combobox', { name: 'New entry' }).selectOption({ label: kind })
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
}

const words = (page: Page) => page.getByRole('textbox', { name: 'Words' })
const isSaved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

test('trader writes a note, sees how it looks, and finds it by a word in it', async ({ page }) => {
  await tryTheDemo(page)
  await begin(page, 'Note')
  await page.getByRole('textbox', { name: 'Title' }).fill('Patience')
  await words(page).fill('I **waited** for the zanzibar level.\n\n<script>alert(1)</script>')
  await words(page).blur()
  await isSaved(page)
  await page.getByText('Preview', { exact: true }).click()
  await expect(page.locator('strong', { hasText: 'waited' })).toBeVisible()
  await expect(page.getByText('<script>alert(1)</script>')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Patience')
  await page.goto('/journal/entries')
  await page.getByRole('searchbox', { name: 'Search' }).fill('zanzibar')
  await page
    .getByRole('list', { name: 'Found' })
    .getByRole('button', { name: /Patience/ })
    .click()
  await expect(words(page)).toHaveValue(/zanzibar level/)
})

/** One red point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

test('trader drops a picture on an entry, and sees it there', async ({ page }) => {
  await tryTheDemo(page)
  await begin(page, 'Note')
  const dataTransfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const dropped = new DataTransfer()
    dropped.items.add(new File([bytes], 'point.png', { type: 'image/png' }))
    return dropped
  }, png)
  await words(page).dispatchEvent('drop', { dataTransfer })
  await expect(words(page)).toHaveValue(/!\[Picture\]\(\/api\/.+\)/)
  await words(page).blur()
  await isSaved(page)
  await page.getByText('Preview', { exact: true }).click()
  const picture = page.getByRole('img', { name: 'Picture' })
  await expect(picture).toBeVisible()
  await expect(picture).toHaveJSProperty('naturalWidth', 1)
})

test('trader pastes a picture between two lines, and sees it there', async ({ page }) => {
  await tryTheDemo(page)
  await begin(page, 'Note')
  await words(page).fill('Before\nAfter')
  await words(page).press('ArrowUp')
  await words(page).press('End')
  await words(page).evaluate((field, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, png)
  await expect(words(page)).toHaveValue(/^Before\n!\[Picture\]\(\/api\/[^)]+\)\n\n?After$/)
  await words(page).blur()
  await isSaved(page)
  await page.getByText('Preview', { exact: true }).click()
  await expect(page.getByRole('img', { name: 'Picture' })).toHaveJSProperty('naturalWidth', 1)
})

test('words typed while the server is away are kept through a reload, and saved after it', async ({
  page,
  context,
}) => {
  await tryTheDemo(page)
  await begin(page, 'Note')
  await isSaved(page)
  await context.setOffline(true)
  await words(page).fill('Typed in a tunnel')
  await words(page).blur()
  await expect(page.getByText(/^Not saved: /)).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(words(page)).toHaveValue('Typed in a tunnel')
  await page.getByRole('button', { name: 'Save now' }).click()
  await isSaved(page)
  await words(page).fill('Typed in a tunnel, and again')
  await words(page).blur()
  await isSaved(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(words(page)).toHaveValue('Typed in a tunnel')
  await isSaved(page)
})

test('trader begins a daily review that is filled in, and deletes it again', async ({ page }) => {
  await tryTheDemo(page)
  await begin(page, 'Daily review')
  await expect(words(page)).not.toHaveValue('')
  await page.getByRole('button', { name: 'Delete the entry' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the entry' }).click()
  await expect(page.getByText('Nothing is written yet')).toBeVisible()
})
