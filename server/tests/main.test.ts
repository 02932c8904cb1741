// The message that a person gets for a wrong setting: real processes, one short paragraph each.
import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const secret = randomBytes(32).toString('hex')
const password = 'p4ss-w0rd'
const folder = mkdtempSync(join(tmpdir(), 'alura-settings-'))
const taken = createServer()
const servers: Server[] = [taken]

beforeAll(async () => {
  await once(taken.listen(0, '127.0.0.1'), 'listening')
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'locked'))
  chmodSync(join(folder, 'locked'), 0o500)
  chmodSync(folder, 0o755)
})
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Start {
  env: NodeJS.ProcessEnv
  entry?: string
  /** Runs as a user without root's rights, to whom file permissions apply. */
  asNobody?: boolean
}

async function start({ env, entry = 'server/main.ts', asNobody = false }: Start) {
  const isRoot = process.getuid?.() === 0
  const child = spawn(process.execPath, [join(root, entry)], {
    cwd: root,
    env: { PATH: process.env['PATH'], ALURA_SECRET: secret, PORT: '0', ...env },
    ...(asNobody && isRoot && { uid: 65_534, gid: 65_534 }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('"ready":true')) child.kill('SIGTERM')
    })
  }
  const [code]: unknown[] = await once(child, 'close')
  return { code, said: said.trim() }
}

/** A server that refuses connections as PostgreSQL does, with this error code. */
async function refusingDatabase(code: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      const text = `SFATAL\0C${code}\0Mno, not with ${password}\0\0`
      const head = Buffer.alloc(5)
      head.write('E')
      head.writeInt32BE(4 + Buffer.byteLength(text), 1)
      socket.end(Buffer.concat([head, Buffer.from(text)]))
    })
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const database = (host: string) => `postgres://alura:${password}@${host}/books`
const dataDir = join(folder, 'data')

const wrong: [string, () => Start | Promise<Start>, RegExp][] = [
  [
    'no server',
    () => ({ env: { DATABASE_URL: database('127.0.0.1:1') } }),
    /^DATABASE_URL: nothing answers at 127\.0\.0\.1:1; start PostgreSQL/,
  ],
  [
    'no host',
    () => ({ env: { DATABASE_URL: database('nowhere.invalid') } }),
    /^DATABASE_URL: the host name nowhere\.invalid (is not known|cannot be)/,
  ],
  [
    'wrong password',
    async () => ({ env: { DATABASE_URL: database(await refusingDatabase('28P01')) } }),
    /^DATABASE_URL: the password of the user alura is wrong/,
  ],
  [
    'no database',
    async () => ({ env: { DATABASE_URL: database(await refusingDatabase('3D000')) } }),
    /^DATABASE_URL: there is no database books there; create it/,
  ],
  [
    'another refusal',
    async () => ({ env: { DATABASE_URL: database(await refusingDatabase('XX000')) } }),
    /^DATABASE_URL: .* was not usable: no, not with …/,
  ],
  [
    'a file',
    () => ({ env: { DATA_DIR: join(folder, 'file') } }),
    /data folder .*file is a file, not a folder.*DATA_DIR/,
  ],
  [
    'for others',
    () => ({ env: { DATA_DIR: join(folder, 'locked', 'x') }, asNobody: true }),
    /may not be written by this user.*DATA_DIR/,
  ],
  [
    'localnet: for others',
    () => ({
      env: { DATA_DIR: join(folder, 'locked') },
      asNobody: true,
      entry: 'localnet/main.ts',
    }),
    /may not be written by this user.*DATA_DIR/,
  ],
  [
    'localnet: a file',
    () => ({ env: { DATA_DIR: join(folder, 'file') }, entry: 'localnet/main.ts' }),
    /is a file, not a folder.*DATA_DIR/,
  ],
  [
    'a taken port',
    () => ({ env: { DATA_DIR: dataDir, PORT: String((taken.address() as AddressInfo).port) } }),
    /in use by another program.*PORT/,
  ],
  [
    'localnet: a taken port',
    () => ({
      env: {
        DATA_DIR: join(folder, 'l'),
        CHAIN_PORT: String((taken.address() as AddressInfo).port),
      },
      entry: 'localnet/main.ts',
    }),
    /in use by another program.*CHAIN_PORT/,
  ],
  [
    'a strange host',
    () => ({ env: { DATA_DIR: join(folder, 'h'), HOST: '203.0.113.7' } }),
    /^HOST=203\.0\.113\.7 is no address of this machine/,
  ],
  [
    'localnet: a mistyped switch',
    () => ({ env: { HOUSE_TRADERS: 'no' }, entry: 'localnet/main.ts' }),
    /^HOUSE_TRADERS must be on or off/,
  ],
]

test.each(wrong)(
  '%s: the words name the setting, and nothing else is shown',
  async (_what, of, words) => {
    const { code, said } = await start(await of())
    expect(said).toMatch(words)
    expect(code).toBe(1)
    expect(said.split('\n')).toHaveLength(1)
    expect(said).not.toContain(password)
  },
)

test('a stack is shown to who asks for everything', async () => {
  const env = { DATABASE_URL: database('127.0.0.1:1'), LOG_LEVEL: 'debug' }
  expect((await start({ env })).said).toMatch(/\n +at /)
})

test.each(['a b#c?d=1', 'missing/a%20b% ä€漢'])(
  'data may lie in %j, and a setting with nothing in it is not set',
  async (name) => {
    const env = { DATA_DIR: join(folder, name), ALURA_SECRET: '', DATABASE_URL: '', HOST: '' }
    const { code, said } = await start({ env: { ...env, NETWORK: '' } })
    expect(said).toContain('"url":"http://127.0.0.1:')
    expect(code).toBe(0)
  },
)

test('a mistyped name is answered with the one that was meant', async () => {
  const { said } = await start({
    env: { DATA_DIR: join(folder, 'typo'), ALURA_SECRET: undefined, ALURA_SECRT: secret },
  })
  expect(said).toContain("ALURA_SECRT is none of Alura's settings. Did you mean ALURA_SECRET?")
  expect(said).not.toContain(secret)
})
