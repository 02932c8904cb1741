import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { createBus } from '../../live/bus.ts'
import { createDuties } from '../../ops/duties.ts'
import { isPostgresInstalled, startPostgres } from '../../testing/databases/postgres.ts'
import { cut, joiner } from './message-pieces.ts'
import { type Peers, openPeers } from './peers.ts'

const log = createLog('silent')
const patience = { timeout: 30_000, interval: 20 }

describe('messages in pieces', () => {
  test.each(['', 'short', 'ä€😀'.repeat(4_000), '{"a":"\\u0000 \n"}'])(
    'arrive whole, once',
    (text) => {
      const join = joiner()
      const pieces = cut('me', 7, text)
      for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThan(8_000)
      const arrived = [...pieces, ...pieces].map((piece) => join(piece, 'you'))
      expect(arrived.filter((whole) => whole !== undefined)).toEqual([text])
      expect(pieces.map((piece) => join(piece, 'me'))).toEqual(pieces.map(() => undefined))
    },
  )
})

describe.skipIf(!isPostgresInstalled)('processes of one PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let admin: pg.Client
  const open: Peers[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    admin = new pg.Client({ connectionString: postgres.url })
    await admin.connect()
  }, 240_000)
  afterAll(async () => {
    await Promise.all(open.map((each) => each.close()))
    await admin.end()
    await postgres.stop()
  })

  async function start() {
    const peers = await openPeers(postgres.url, log)
    open.push(peers)
    const bus = createBus(log, peers)
    const heard: [stream: string, data: unknown, from: string][] = []
    bus.subscribe((stream, data, from) => heard.push([stream, data, from]))
    return { peers, bus, heard, duties: createDuties(peers) }
  }

  test('hear one another’s events in order, and their own once', async () => {
    const [a, b] = [await start(), await start()]
    const large = { text: '€'.repeat(20_000) }
    a.bus.publish('user.1.balance', { at: 1 })
    expect(a.heard).toEqual([['user.1.balance', { at: 1 }, 'here']])
    a.bus.publish('large', large)
    for (let at = 0; at < 500; at++) a.bus.publish('many', at)
    b.bus.publish('back', null)
    await vi.waitFor(() => {
      expect(b.heard.filter(([, , from]) => from === 'elsewhere')).toHaveLength(502)
      expect(a.heard).toContainEqual(['back', null, 'elsewhere'])
    }, patience)
    const told = b.heard.filter(([, , from]) => from === 'elsewhere')
    expect(told[1]).toEqual(['large', large, 'elsewhere'])
    expect(told.slice(2).map(([, at]) => at)).toEqual(Array.from({ length: 500 }, (_, at) => at))
    expect(a.heard).toHaveLength(503)
  })

  test('do a duty one at a time, the next one when the first has gone', async () => {
    const [a, b] = [await start(), await start()]
    expect([await a.duties.mine('sweep'), await a.duties.mine('sweep')]).toEqual([true, true])
    expect(await b.duties.mine('sweep')).toBe(false)
    expect(await b.duties.mine('another')).toBe(true)
    await a.peers.close()
    await vi.waitFor(async () => expect(await b.duties.mine('sweep')).toBe(true), patience)
  })

  test('go on after their connections broke: what was said meanwhile arrives, and what may be missed is told', async () => {
    const [a, b] = [await start(), await start()]
    await a.duties.mine('watch')
    let gaps = 0
    b.bus.onGap(() => gaps++)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'alura peers'`,
    )
    a.bus.publish('meanwhile', 1)
    await vi.waitFor(() => {
      expect(gaps).toBe(1)
      a.bus.publish('later', 2)
      expect(b.heard).toContainEqual(['later', 2, 'elsewhere'])
    }, patience)
    // Its lock went with its connection, and nobody else's took it.
    await vi.waitFor(async () => expect(await a.duties.mine('watch')).toBe(true), patience)
    expect(await b.duties.mine('watch')).toBe(false)
  })
})
