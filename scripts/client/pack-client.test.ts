// The client package as others get it: packed, installed only with its dependencies, type-checked and used.
import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packClient } from './pack-client.ts'
import { type Stack, startStack } from '../stack/stack.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const folder = mkdtempSync(join(tmpdir(), 'alura-client-'))
const installed = join(folder, 'node_modules/alura-client')

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
  packClient(installed)
  // Like an installer, but without a network: what the client depends on, and what the example needs.
  for (const name of [
    'zod',
    'big.js',
    'eventsource-parser',
    'viem',
    '@types/node',
    '@types/big.js',
  ]) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  cpSync(join(root, 'docs/examples/start-session.ts'), join(folder, 'start-session.ts'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'ES2024',
    module: 'NodeNext',
    types: ['node'],
    skipLibCheck: true,
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  )
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('brings no React, no Node module and no tests', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  const imported = files
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [
      ...readFileSync(join(installed, name), 'utf8').matchAll(
        /(?:^(?:import|export) .*from |import\()'([^']+)'/gm,
      ),
    ])
    .map(([, from]) => from ?? '')
  const packages = new Set(imported.filter((from) => !/^\.{1,2}\//.test(from)))
  expect([...packages].toSorted()).toEqual(['big.js', 'eventsource-parser', 'zod/mini'])
  expect(files.filter((name) => name.includes('.test.'))).toEqual([])
  const names = files.filter((name) => name.endsWith('.js')).map((name) => basename(name))
  expect(new Set(names).size).toBe(names.length)
})

test('is typed: the example of the documents compiles, and a wrong request does not', async () => {
  await run(process.execPath, [tsc, '-p', folder])
  const wrong = `import { createCall } from 'alura-client'
import { createQuickSession } from 'alura-client/endpoints'
await createCall('')(null, createQuickSession, { body: { budget: true } })
`
  writeFileSync(join(folder, 'wrong.ts'), wrong)
  const refused = run(process.execPath, [tsc, '-p', folder])
  await expect(refused).rejects.toMatchObject({ stdout: expect.stringContaining('wrong.ts(3') })
  rmSync(join(folder, 'wrong.ts'))
})

test('the example signs in, approves and starts a session on the running product', async () => {
  const stack: Stack = await startStack({})
  try {
    const { stdout } = await run(process.execPath, ['start-session.ts'], {
      cwd: folder,
      env: { ...process.env, ALURA_URL: stack.url },
    })
    expect(stdout).toMatch(/^Session \S+ trades BTC with \d+x/)
  } finally {
    await stack.stop()
  }
}, 180_000)
