// The addresses that people use, and what the sign-in message and links contain. Browsers resolve every name under
// .localhost to this machine, as a domain name would resolve to its server.
import { dashboardDir } from '../../scripts/build/dashboard-build.ts'
import { freePort } from '../../scripts/stack/processes.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

// One after the other, so that the second stack is started only once.
test.describe.configure({ mode: 'default' })

const publicTest = test.extend<object, { published: { stack: Stack; url: string } }>({
  published: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
    async ({}, use) => {
      const port = await freePort()
      const url = `http://alura.localhost:${port}`
      const settings = { HOST: '0.0.0.0', PORT: String(port), PUBLIC_URL: url }
      const stack = await startStack({ ...settings, DASHBOARD_DIR: dashboardDir })
      await use({ stack, url })
      await stack.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ published }, use) => use(published.url),
})

test.describe('a person who comes as localhost', () => {
  test.use({
    baseURL: async ({ baseURL }, use) => use(baseURL?.replace('127.0.0.1', 'localhost')),
  })

  test('stays there, and the message to sign names the page', async ({ page, wallet, baseURL }) => {
    await signInWithWallet(page)
    const { host, origin } = new URL(baseURL ?? '')
    expect(new URL(page.url()).host).toBe(host)
    expect(wallet.messages).toHaveLength(1)
    expect(wallet.messages[0]).toMatch(new RegExp(`^${host} wants you to sign in`))
    expect(wallet.messages[0]).toContain(`\nURI: ${origin}\n`)
  })
})

test('a name that nobody gave the server is refused, and the page says what to set', async ({
  page,
  baseURL,
}) => {
  await page.goto((baseURL ?? '').replace('127.0.0.1', 'strange.localhost'))
  await expect(
    page.getByText(/does not answer to the name.*strange\.localhost.*PUBLIC_URL/),
  ).toBeVisible()
})

publicTest(
  'person comes by the public address, signs in under it, and invites others to it',
  async ({ page, wallet, published }) => {
    await signInWithWallet(page)
    const { host } = new URL(published.url)
    expect(wallet.messages[0]).toMatch(new RegExp(`^${host} wants you to sign in`))
    await page.goto('/invite')
    await page.getByRole('textbox', { name: 'Your code' }).fill('publicly')
    await expect(page.getByText('Free')).toBeVisible()
    await page.getByRole('textbox', { name: 'Your code' }).press('Enter')
    const link = page.getByRole('textbox', { name: 'Your link' })
    await expect(link).toHaveValue(`${published.url}/?ref=PUBLICLY`)
  },
)

publicTest(
  'person at the machine itself signs in under its own name, and invites to the public one',
  async ({ page, wallet, published }) => {
    await page.goto(published.stack.url)
    await page.getByRole('button', { name: 'Connect a wallet' }).click()
    await page.getByRole('button', { name: 'Connect MetaMask' }).click()
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
    const { host } = new URL(published.stack.url)
    expect(wallet.messages[0]).toMatch(new RegExp(`^${host} wants you to sign in`))
    await page.goto(`${published.stack.url}/invite`)
    await page.getByRole('textbox', { name: 'Your code' }).fill('atthemachine')
    await expect(page.getByText('Free')).toBeVisible()
    await page.getByRole('textbox', { name: 'Your code' }).press('Enter')
    const link = page.getByRole('textbox', { name: 'Your link' })
    await expect(link).toHaveValue(`${published.url}/?ref=ATTHEMACHINE`)
  },
)
