// A client generated from the document by a common generator compiles and works.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateApi } from 'swagger-typescript-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiWorld, startApiWorld } from '../../testing/worlds/api-world.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'alura-generated-'))
let world: ApiWorld

/** A program as an outsider would write it. */
const consumer = `import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { Api } from './api.js'

const account = privateKeyToAccount(generatePrivateKey())
const api = new Api<string>({
  baseUrl: process.argv[2]!,
  securityWorker: (token) => (token === null ? {} : { headers: { authorization: \`Bearer \${token}\` } }),
})
const { data: challenge } = await api.auth.createChallenge({ address: account.address })
const signature = await account.signMessage({ message: challenge.message })
const { data: login } = await api.auth.verifyChallenge({ address: account.address, signature })
api.setSecurityData(login.accessToken)
const { data: sessions } = await api.tradingSessions.listSessions({ limit: 10, status: 'active' })
const { data: config } = await api.config.getConfig()
const items: string[] = sessions.items.map((session) => session.pnl.net)
const chainId: number = config.chain.id
const refusal = await api.tradingSessions
  .createQuickSession({ budget: 5, profitTarget: 40, assetIndex: 0 })
  .catch((answer: { error: { code: string } }) => answer.error.code)
console.log(JSON.stringify({ user: login.user.address === account.address, items, chainId, refusal }))
`

beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a generated client signs in, lists sessions and reads the world', async () => {
  const answer = await fetch(`${world.api}/api/docs/json`)
  writeFileSync(join(folder, 'openapi.json'), await answer.text())
  await generateApi({
    input: join(folder, 'openapi.json'),
    output: folder,
    fileName: 'api.ts',
    httpClientType: 'fetch',
    generateUnionEnums: true,
    silent: true,
  })
  writeFileSync(join(folder, 'use.ts'), consumer)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    strict: true,
    target: 'ES2024',
    module: 'NodeNext',
    lib: ['ES2024', 'DOM'],
    types: ['node'],
    skipLibCheck: true,
    outDir: 'out',
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['use.ts'] }),
  )
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
  for (const name of ['viem', '@types/node']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])
  const { stdout } = await run(process.execPath, [join(folder, 'out/use.js'), world.api])
  expect(JSON.parse(stdout)).toEqual({
    user: true,
    items: [],
    chainId: 31_337,
    refusal: 'VALIDATION_FAILED',
  })
})
