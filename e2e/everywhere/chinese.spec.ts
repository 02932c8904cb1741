import { expect, test, tryTheDemo } from '../support/fixtures.ts'

test('person chooses Chinese, and goes on in it', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  await page.getByRole('radiogroup', { name: 'Language' }).getByText('简体中文').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  for (const [path, heading] of [
    ['/sessions/new', '新建会话'],
    ['/help', '帮助'],
    ['/journal', '交易日志'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  await page.goto('/settings')
  await page.getByRole('radiogroup', { name: '语言' }).getByText('English').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})
