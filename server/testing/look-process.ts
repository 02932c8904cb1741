// A process that looks at mandates as the server does, and notes each look in the table `looks`.
// Arguments: the database's address, its own name, how long a look takes in milliseconds. Answers each
// message with its CPU time in milliseconds.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { createLog } from '../../platform/log.ts'
import { openPostgres } from '../storage/kernel/database.ts'
import { createStore } from '../storage/store.ts'
import { dueLooks } from '../trading/due-looks.ts'
import { mandateLock } from '../trading/mandates/mandate-lock.ts'
import { lookSchedule } from '../trading/schedule.ts'

const [url = '', name = '', took = '0'] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))

const database = await openPostgres(url)
const ctx = {
  store: createStore(database),
  clock: Date.now,
  owner: name,
  log: createLog('silent'),
  timing: { cycle: 500, lease: 4_000, stuck: 15_000 },
  memory: { resting: new Set<string>() },
}
const lock = mandateLock(ctx)
const schedule = lookSchedule(ctx.clock, async (id) => {
  due.begun(id)
  try {
    await lock.run(id, () => look(id), 0)
  } finally {
    due.ended()
  }
})
const due = dueLooks(ctx, { lock, schedule, onIdle: () => {} })

async function look(id: string): Promise<void> {
  await database.db.execute(sql`insert into looks (mandate, process) values (${id}, ${name})`)
  if (took !== '0') await sleep(Number(took))
  await database.db.execute(
    sql`update looks set ended = clock_timestamp() where mandate = ${id} and process = ${name} and ended is null`,
  )
}

due.start()
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1_000)
})
process.send?.('started')
