// The dashboard with another compatible server: another origin, no live stream, no configuration, and only
// documented endpoints. Everything that is documented still works.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Config } from '../../contract/ops/config.ts'
import { freePort } from '../../scripts/stack/processes.ts'
import { type DocumentedApi, serveDocumentedApi, serveFolder } from '../support/documented-api.ts'
import {
  expect,
  expectPosition,
  startSession,
  test as base,
  clickTryTheDemo,
} from '../support/fixtures.ts'

const root = join(import.meta.dirname, '../..')

interface Remote {
  api: DocumentedApi
}

const test = base.extend<Remote, { remote: { api: DocumentedApi; url: string } }>({
  remote: [
    async ({ playwright }, use) => {
      const upstream = process.env['ALURA_URL'] ?? ''
      const request = await playwright.request.newContext()
      const config = (await (await request.get(`${upstream}/config`)).json()) as Config
      await request.dispose()
      const port = await freePort()
      const api = await serveDocumentedApi(port, upstream)
      const folder = mkdtempSync(join(tmpdir(), 'alura-remote-'))
      await promisify(execFile)(
        process.execPath,
        [
          join(root, 'node_modules/vite/bin/vite.js'),
          'build',
          '--outDir',
          folder,
          '--logLevel',
          'error',
        ],
        {
          cwd: root,
          env: {
            ...process.env,
            VITE_API_URL: api.url,
            VITE_NETWORK: 'localnet',
            VITE_EXCHANGE_URL: config.exchange.url,
            VITE_RPC_URL: config.chain.rpcUrl,
          },
        },
      )
      const dashboard = await serveFolder(folder)
      await use({ api, url: dashboard.url })
      await dashboard.stop()
      await api.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  api: async ({ remote }, use) => use(remote.api),
  baseURL: async ({ remote }, use) => use(remote.url),
})

test('trader signs in, starts a session, watches it trade and closes it, with documented routes alone', async ({
  page,
  api,
}) => {
  await clickTryTheDemo(page)
  await startSession(page, 'AVAX')
  await expectPosition(page)
  await page.goto('/positions')
  await expect(page.getByRole('row', { name: /AVAX/ }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Close (long|short) AVAX/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close 100%' }).click()
  await expect(page.getByText(/Closed/).first()).toBeVisible()
  expect(new Set(api.beyond)).toEqual(new Set(['GET /config', 'UPGRADE /ws']))
})

test('no page is blank, and what the server does not offer is named', async ({ page }) => {
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  await clickTryTheDemo(page)
  for (const path of [
    '/overview',
    '/sessions',
    '/positions',
    '/markets',
    '/markets/BTC',
    '/funds',
    '/invite',
    '/leaderboard',
    '/settings',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'This page broke' })).toBeHidden()
  }
  await page.goto('/overview')
  await expect(page.getByText(/The connected server does not offer this/).first()).toBeVisible()
  expect(broken).toEqual([])
})

test('prices go on moving without a stream, and the page says that they are asked for', async ({
  page,
}) => {
  await page.goto('/')
  const row = page.getByRole('row', { name: /BTC/ })
  const before = await row.innerText()
  await expect.poll(() => row.innerText(), { timeout: 30_000 }).not.toBe(before)
  await expect(page.getByTitle(/^Prices polled/)).toBeVisible()
})

test('an answer of another shape is told with the field that did not fit, in the page’s frame', async ({
  page,
  api,
}) => {
  api.distort('GET /api/leaderboard/rankings', (body) => ({ ...(body as object), items: 'none' }))
  await page.goto('/leaderboard')
  await expect(page.getByText(/does not fit: items/).first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible()
})
