// Processes of one PostgreSQL share the looks that are due; when one is killed, the others take over.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../storage/kernel/database.ts'
import { type Store, createStore } from '../../storage/store.ts'
import { isPostgresInstalled, startPostgres } from '../../testing/databases/postgres.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { eventually } from '../../testing/worlds/market-world.ts'

const address = '0x00000000000000000000000000000000000000aa'

async function claimMandates(store: Store, count: number): Promise<void> {
  const user = await store.users.ensure('somebody', address, 1)
  for (let i = 0; i < count; i++) {
    const mandate = { id: `m${i}`, userId: user.id, assetIndex: i, symbol: `C${i}`, createdAt: i }
    await store.mandates.claim({ ...mandate, kind: 'session' })
  }
}

describe('a batch of mandates', () => {
  let store: Store
  const claim = { now: 1_000, until: 5_000, most: 2, graceMs: 500 }
  const claimed = async (owner: string, more: Partial<typeof claim> = {}) =>
    (await store.mandates.claimDue({ ...claim, ...more, owner })).map(({ id }) => id)
  beforeAll(async () => {
    store = createStore(await openTestDatabase())
    await claimMandates(store, 3)
  })
  afterAll(() => store.close())

  test('is one process’s alone, the longest overdue first, until its leases end', async () => {
    const { mandates } = store
    expect(await claimed('a')).toEqual(['m0', 'm1'])
    expect(await claimed('b')).toEqual(['m2'])
    expect(await claimed('a')).toEqual([])
    expect(await mandates.lease('m0', 'b', 5_000, 9_000)).toBeUndefined()
    expect(await mandates.renewLeases(['m0', 'm2'], 'a', 6_000)).toEqual(['m0'])
    expect(await claimed('b', { now: 5_500, until: 9_500 })).toEqual(['m1', 'm2'])
    expect(await mandates.renewLease('m1', 'a', 9_000)).toBe(false)
  })

  test('goes to who looked last, and to anybody once it is overdue', async () => {
    const { mandates } = store
    await mandates.freeLeases('a')
    await mandates.freeLeases('b')
    const all = { now: 10_000, until: 11_000, most: 3 }
    expect(await claimed('b', all)).toHaveLength(3)
    await mandates.releaseLeases('b', [
      { id: 'm0', nextLookAt: 10_000 },
      { id: 'm1', nextLookAt: 10_400 },
      { id: 'm2', nextLookAt: 99_000 },
    ])
    // Another’s leases stay.
    await mandates.releaseLeases('a', [{ id: 'm1', nextLookAt: 1 }])
    const later = { now: 10_600, until: 20_000 }
    expect(await claimed('a', { now: 10_450 })).toEqual([])
    expect(await claimed('a', later)).toEqual(['m0'])
    expect(await claimed('b', later)).toEqual(['m1'])
  })

  test('loses no wish for a look that comes while one is in progress', async () => {
    const { mandates } = store
    const leased = await mandates.lease('m1', 'b', 20_000, 24_000)
    await mandates.hasten('m1', 20_500)
    await mandates.releaseLeases('b', [{ id: 'm1', was: leased?.nextLookAt, nextLookAt: 30_000 }])
    await mandates.releaseLeases('a', [{ id: 'm0', nextLookAt: 30_000 }])
    expect(await claimed('b', { now: 20_600, until: 24_600 })).toEqual(['m1'])
    await mandates.releaseLeases('b', [{ id: 'm1', nextLookAt: 30_000 }])
    expect(await claimed('b', { now: 20_700 })).toEqual([])
  })

  test('waits no hours for a time that was before the clock was set back', async () => {
    const { mandates } = store
    await mandates.freeLeases('a')
    await mandates.freeLeases('b')
    const hours = { now: 7_200_000, until: 7_204_000, most: 3 }
    expect(await claimed('b', hours)).toHaveLength(3)
    await mandates.releaseLeases('b', [{ id: 'm0', nextLookAt: 7_210_000 }])
    expect(await claimed('b', { now: 50_000 })).toEqual([])
    await mandates.notAfter(60_000)
    expect(await claimed('b', { now: 60_000, until: 64_000, most: 3 })).toHaveLength(3)
  })
})

describe.skipIf(!isPostgresInstalled)('processes of one PostgreSQL', () => {
  /** More than one process can look at in time. */
  const count = 150
  const lookMs = 100
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let client: pg.Client
  const processes = new Map<string, ChildProcess>()

  beforeAll(async () => {
    postgres = await startPostgres()
    const store = createStore(await openPostgres(postgres.url))
    await claimMandates(store, count)
    await store.close()
    client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    await client.query(
      'create table looks (id bigserial, mandate text, process text, begun timestamptz default clock_timestamp(), ended timestamptz)',
    )
  }, 240_000)
  afterAll(async () => {
    for (const child of processes.values()) child.kill('SIGKILL')
    await client.end()
    await postgres.stop()
  })

  async function start(name: string): Promise<void> {
    const path = fileURLToPath(new URL('../../testing/look-process.ts', import.meta.url))
    const child = fork(path, [postgres.url, name, String(lookMs)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    processes.set(name, child)
    await once(child, 'message')
  }

  async function number(text: string, values: unknown[] = []): Promise<number> {
    const { rows } = await client.query<{ n: number }>(`select (${text})::float8 as n`, values)
    return rows[0]?.n ?? 0
  }
  const fewest = (after = 0, by = '%') =>
    number(
      `select min(n) from (select count(looks.id) n from mandates left join looks
        on looks.mandate = mandates.id and looks.id > $1 and process like $2 and ended is not null
        group by mandates.id) counted`,
      [after, by],
    )
  const overlaps = () =>
    number(
      `select count(*) from looks a join looks b on a.mandate = b.mandate and a.id < b.id
        and a.begun < b.ended and b.begun < a.ended`,
    )

  test('look at each mandate one at a time, and each does its share', async () => {
    await Promise.all([start('a'), start('b')])
    await eventually(async () => expect(await fewest()).toBeGreaterThan(3), 120_000)
    expect(await overlaps()).toBe(0)
    for (const name of ['a', 'b']) {
      expect(
        await number('select count(distinct mandate) from looks where process = $1', [name]),
      ).toBeGreaterThan(count / 10)
    }
  }, 240_000)

  test('take over what a killed one had, and what it was about to look at', async () => {
    const child = processes.get('a')
    if (child === undefined) throw new Error('it did not start')
    // In the middle of a look.
    await eventually(async () => {
      const open = await number(`select count(*) from looks where process = 'a' and ended is null`)
      expect(open).toBeGreaterThan(0)
    }, 60_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const last = await number('select max(id) from looks')
    await eventually(async () => expect(await fewest(last, 'b')).toBeGreaterThan(1), 120_000)
    expect(await overlaps()).toBe(0)
  }, 240_000)
})
