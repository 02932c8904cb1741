// What the processes of one PostgreSQL say to each other, and names that one of them has at a time. One connection of its
// own, because LISTEN and session locks belong to a connection. It has to reach PostgreSQL itself: a pooler that hands
// connections round by transaction loses both.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '../../ops/port.ts'
import { cut, joiner } from './message-pieces.ts'

/** Closed meanwhile, a connection that died without a word is noticed. Milliseconds. */
const pulseMs = 5_000
const retryMs = 500
const patienceMs = 10_000
const channel = 'alura_peers'
/** The first half of every lock's key: other programs of the database may use locks as well. */
const lockSpace = 0x61_6c_75_72
const mostWaiting = 10_000
const mostAtOnce = 200

export interface Peers {
  /** Tells all other processes, in order. What cannot be sent now is sent once the database answers again. */
  send(message: string): void
  onMessage(listener: (message: string) => void): void
  /** Messages of others may have been missed. */
  onGap(listener: () => void): void
  /** The connection broke: no name is this process's any more. */
  onLost(listener: () => void): void
  /** True when this process has the name; another can have it once this one gives it back, ends or loses its connection. */
  take(name: string): Promise<boolean>
  giveBack(name: string): Promise<void>
  close(): Promise<void>
}

/** Throws when the database cannot be reached now; later it is tried again and again. */
export async function openPeers(url: string, log: Logger): Promise<Peers> {
  const own = randomUUID()
  const events = new EventEmitter()
  const join = joiner()
  const taken = new Set<string>()
  let client: pg.Client | undefined
  let waiting: string[] = []
  let sequence = 0
  let isSending = false
  let isClosed = false

  async function connect(): Promise<void> {
    const made = new pg.Client({
      connectionString: url,
      application_name: 'alura peers',
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    })
    made.on('error', () => {})
    made.on('notification', ({ payload = '' }) => {
      const message = join(payload, own)
      if (message === undefined) return
      if (message === '') events.emit('gap')
      else events.emit('message', message)
    })
    try {
      await made.connect()
      await made.query(`listen ${channel}`)
    } catch (error) {
      await made.end().catch(() => undefined)
      throw error
    }
    client = made
    made.once('end', () => {
      if (client === made) client = undefined
      taken.clear()
      events.emit('lost')
      if (!isClosed) void connectAgain()
    })
    void flush()
  }

  function leave(broken: pg.Client): void {
    if (client === broken) client = undefined
    broken.end().catch(() => undefined)
  }

  async function connectAgain(): Promise<void> {
    log.warn({}, 'the connection to other processes broke')
    while (!isClosed) {
      try {
        await connect()
        events.emit('gap')
        return
      } catch {
        await sleep(retryMs)
      }
    }
  }

  async function flush(): Promise<void> {
    const through = client
    if (isSending || through === undefined || waiting.length === 0) return
    isSending = true
    const batch = waiting.splice(0, mostAtOnce)
    try {
      await through.query(
        `select pg_notify('${channel}', piece) from jsonb_array_elements_text($1::jsonb) as piece`,
        [JSON.stringify(batch)],
      )
    } catch (error) {
      waiting.unshift(...batch)
      log.warn({ error: String(error) }, 'other processes could not be told')
      // Whatever was wrong, a new connection sends it again; what had arrived is known by its number.
      leave(through)
    } finally {
      isSending = false
    }
    void flush()
  }

  function send(message: string): void {
    if (waiting.length > mostWaiting) waiting = cut(own, ++sequence, '')
    waiting.push(...cut(own, ++sequence, message))
    void flush()
  }

  const lock = async (call: 'pg_try_advisory_lock' | 'pg_advisory_unlock', name: string) => {
    const answer = await client?.query<{ done: boolean }>(
      `select ${call}($1, hashtext($2)) as done`,
      [lockSpace, name],
    )
    return answer?.rows[0]?.done ?? false
  }

  await connect()
  const pulse = setInterval(() => {
    const through = client
    through?.query('select 1').catch(() => leave(through))
  }, pulseMs)

  return {
    send,
    onMessage: (listener) => void events.on('message', listener),
    onGap: (listener) => void events.on('gap', listener),
    onLost: (listener) => void events.on('lost', listener),
    async take(name) {
      if (taken.has(name)) return true
      const through = client
      const isTaken = await lock('pg_try_advisory_lock', name).catch(() => false)
      if (!isTaken || through !== client) return false
      taken.add(name)
      return true
    },
    async giveBack(name) {
      if (taken.delete(name)) await lock('pg_advisory_unlock', name).catch(() => undefined)
    },
    async close() {
      isClosed = true
      clearInterval(pulse)
      await client?.end().catch(() => undefined)
    },
  }
}
