// A process that is killed while it writes events, sends messages or marks them as sent: no event is without its
// message, and a message that comes twice has the same key.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../storage/kernel/database.ts'
import { positions } from '../../storage/schema.ts'
import { createStore } from '../../storage/store.ts'
import { copyDatabase } from '../../testing/databases/database-folder.ts'
import { readHook, startServer } from '../../testing/notices/receivers.ts'
import { tellingContext } from '../../testing/notices/sending.ts'
import { createPostOffice } from '../post-office.ts'
import { sealAddress } from '../targets/sealed-address.ts'
import { heldMs } from './send-deliveries.ts'

const folder = mkdtempSync(join(tmpdir(), 'alura-notice-crash-'))
const database = join(folder, 'db')
const secret = randomBytes(32).toString('hex')
const userId = 'someone'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = fileURLToPath(new URL('../../testing/notices/sending.ts', import.meta.url))

function started(): ChildProcess {
  return fork(script, [database, secret, userId], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

test('killed while it writes, sends and marks, each event arrives, and twice only under one key', async () => {
  const received: { key: string; event: string; positionId: string }[] = []
  /** The process, and how many more messages it may get an answer to. */
  let victim: { process: ChildProcess; answers: number } | undefined
  const server = await startServer((request, response) => {
    const { key, body } = readHook(request)
    const { positionId } = body.data.facts as { positionId: string }
    received.push({ key, event: body.type, positionId })
    if (victim !== undefined && victim.answers-- <= 0) victim.process.kill('SIGKILL')
    else response.writeHead(204).end()
  })

  await copyDatabase(folder)
  const before = await openEmbedded(database)
  await prepare(createStore(before), `${server.url}/hook`)
  await before.close()

  // Killed while a message is under way: it has arrived, and was not marked.
  for (const answers of [0, 5]) {
    const process = started()
    victim = { process, answers }
    await once(process, 'exit')
  }
  // Killed while positions are being written, whatever was on its way then.
  victim = undefined
  for (const writes of [6]) {
    const process = started()
    const ended = once(process, 'exit')
    for (let count = 0; count < writes; count++) await once(process, 'message')
    process.kill('SIGKILL')
    await ended
  }

  const after = await openEmbedded(database)
  const store = createStore(after)
  const office = createPostOffice(tellingContext(store, secret))
  await store.noticeDeliveries.release(Date.now(), heldMs)
  await office.run()
  const trades = await after.db.select().from(positions)
  const notices = await store.notices.list(userId, 10_000)
  await office.stop()
  await after.close()
  await server.stop()

  const happened = trades
    .filter(({ status }) => status === 'closed')
    .flatMap(({ id }) => [`position_opened ${id}`, `position_closed ${id}`])
  expect(happened.length).toBeGreaterThan(10)
  const names = (rows: { event: string; subject: string }[]) =>
    rows.map(({ event, subject }) => `${event} ${subject}`).toSorted()
  expect(names(notices)).toEqual(happened.toSorted())

  const byKey = Map.groupBy(received, ({ key }) => key)
  const told = [...byKey.values()].map(([one]) => `${one?.event} ${one?.positionId}`)
  expect(told.toSorted()).toEqual(happened.toSorted())
  // At most four are under way when a process is killed.
  expect(received.length - byKey.size).toBeGreaterThan(0)
  expect(received.length - byKey.size).toBeLessThanOrEqual(3 * 4)
}, 600_000)

async function prepare(store: ReturnType<typeof createStore>, url: string): Promise<void> {
  await store.users.ensure(userId, `0x${'a1'.repeat(20)}`, Date.now())
  await store.notices.putSettings({
    userId,
    chosen: {
      ways: {
        session_ended: [],
        half_loss: [],
        near_end: [],
        followed_started: [],
        followed_ended: [],
        copy_refused: [],
        deposit_credited: [],
        agent_expiring: [],
        approval_lost: [],
        venue_unreachable: [],
        position_opened: ['webhook'],
        position_closed: ['webhook'],
      },
      quiet: null,
      isPaused: false,
      hidesAmounts: false,
    },
    updatedAt: 0,
  })
  const target = { id: 'hook', userId }
  const address = { url, secret: `whsec_${Buffer.from('secret').toString('base64')}` }
  await store.noticeTargets.insert({
    ...target,
    channel: 'webhook',
    label: 'here',
    state: 'ready',
    problem: null,
    fingerprint: null,
    codeHash: null,
    codeUntil: null,
    createdAt: 0,
    sealed: sealAddress<'webhook'>({ secret }, target, address),
  })
}
