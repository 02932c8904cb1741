// The server of `npm run dev` serves files of this repository to every program on this machine, also of other users.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = join(root, '.cache', 'data-folder')
const secret = 'canary-of-the-data-folder'
let dev: ViteDevServer
let url: string

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'secret'), secret)
  const server = { host: '127.0.0.1', port: 0, strictPort: false, watch: null }
  dev = await createServer({ root, logLevel: 'silent', server })
  await dev.listen()
  url = dev.resolvedUrls?.local[0] ?? ''
})
afterAll(async () => {
  await dev.close()
  rmSync(folder, { recursive: true })
})

test.each([
  '.cache/data-folder/secret',
  '.cache/data-folder/secret?raw',
  '.cache/data-folder/secret?import&raw',
  '.cache/data-folder/secret?url&inline',
  `@fs${folder}/secret`,
  `@fs${folder}/secret?raw`,
  'src/../.cache/data-folder/secret',
  'src/%2e%2e/.cache/data-folder/secret',
  'package.json',
  'server/settings/config.ts',
])('%s is nobody’s business', async (path) => {
  const answer = await fetch(`${url}${path}`)
  expect(answer.status).toBe(403)
  expect(await answer.text()).not.toContain(secret)
})

test.each([
  '',
  'src/main.tsx',
  'icon.svg',
  'robots.txt',
  'contract/decimal.ts',
  'engine/pnl.ts',
  '@vite/client',
])('the page gets /%s', async (path) => {
  const answer = await fetch(`${url}${path}`, { headers: { accept: 'text/html, */*' } })
  expect(answer.status).toBe(200)
})
