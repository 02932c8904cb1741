// A PostgreSQL of a test's own, where one is installed.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface Postgres {
  url: string
  stop(): Promise<void>
}

const debian = '/usr/lib/postgresql'
/** It refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 }

/** Where its programs are; undefined: nowhere. */
function programs(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted() : []
  const folders = versions.map((version) => join(debian, version, 'bin'))
  const found = [...folders, ...(process.env['PATH'] ?? '').split(':')]
  return found.findLast((folder) => existsSync(join(folder, 'initdb')))
}

export const isPostgresInstalled = programs() !== undefined

/** Throws where it is not installed. */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs()
  if (bin === undefined) throw new Error('PostgreSQL is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'alura-postgres-'))
  const who = process.getuid?.() === 0 ? nobody : {}
  if (who === nobody) chownSync(folder, nobody.uid, nobody.gid)
  const data = join(folder, 'data')
  const setUp = ['-D', data, '-U', 'alura', '--auth=trust', '--no-sync', '--encoding=UTF8']
  execFileSync(join(bin, 'initdb'), setUp, { ...who, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const settings = ['fsync=off', `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1']
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...who, cwd: folder, stdio: 'ignore' },
  )
  const ended = once(child, 'exit')
  const url = `postgres://alura@127.0.0.1:${port}/postgres`
  await untilUp(url)
  return {
    url,
    async stop() {
      // At once, whoever is still connected.
      child.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilUp(connectionString: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString })
    try {
      await client.connect()
      return
    } catch (error) {
      if (attempt > 600) throw error
      await sleep(100)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
