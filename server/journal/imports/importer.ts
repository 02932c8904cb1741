// Reads the histories of accounts in the background, page by page. A page and the place where reading goes on are
// stored together, so that a process that dies costs one page; any number of processes may run it.
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { ImportRow } from '../../storage/journal/imports.ts'
import { askingAs } from '../../venue/index.ts'
import { buildTrades } from './build-trades.ts'
import { hyperliquidHistory } from './hyperliquid-history.ts'
import { keyHistory } from './key-history.ts'
import type { HistorySource } from './sources.ts'

const everyMs = 2_000
/** A job that was not written to for this long is taken over. */
const leaseMs = 60_000
const mostTries = 8
const firstRetryMs = 2_000
/** What another try cannot change. */
const final: ReadonlySet<string> = new Set([
  'INVALID_CREDENTIALS',
  'NOT_FOUND',
  'VALIDATION_FAILED',
])

export interface Importer {
  start(): void
  /** Lets the page in progress finish. */
  stop(): Promise<void>
  /** Works on one import that is due. False when there is none. */
  run(): Promise<boolean>
}

type Ports = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'exchange' | 'keyVenues' | 'config' | 'log'
>

export function createImporter(ports: Ports): Importer {
  const { store, clock, log, config } = ports
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isRunning = false

  async function run(): Promise<boolean> {
    const job = await store.journalImports.claim(clock(), clock() + leaseMs)
    if (job === undefined) return false
    try {
      await work(job)
    } catch (error) {
      await noteFailure(job, error)
    }
    return true
  }

  async function work(job: ImportRow): Promise<void> {
    const read = sourceOf(ports, job)
    let cursor = job.cursor
    // A finished reading that was interrupted before its trades were made.
    let isRead = job.progress >= 1
    while (!isRead) {
      const page = await askingAs('visitor', () => read(job, cursor))
      const leaseUntil = clock() + leaseMs
      const progress = page.next === null ? 1 : Math.min(page.progress, 0.99)
      const saved = { ...page, cursor: page.next, progress, leaseUntil }
      if (!(await store.journalImports.savePage(job, saved))) return
      cursor = page.next
      isRead = page.next === null
      // Another process, or this one after its start, goes on from here.
      if (!isRead && stopping) return store.journalImports.change(job.id, { dueAt: clock() })
    }
    await store.transaction(async (inside) => {
      const now = await inside.journalImports.owned(job.userId, job.id)
      if (now?.status !== 'running') return
      const made = await buildTrades({ ...ports, store: inside }, job)
      await inside.journalImports.change(job.id, {
        ...made,
        status: 'done',
        error: null,
        finishedAt: clock(),
      })
    })
    log.info({ userId: job.userId, importId: job.id, exchange: job.exchange }, 'imported a history')
  }

  async function noteFailure(job: ImportRow, error: unknown): Promise<void> {
    const rest = error instanceof ServiceError ? (error.retryAfter ?? 0) * 1_000 : 0
    const code = error instanceof ServiceError ? error.code : 'INTERNAL'
    const row = await store.journalImports.owned(job.userId, job.id)
    const tries = (row?.tries ?? job.tries) + 1
    const isFinal = final.has(code) || tries >= mostTries
    log.warn(
      { userId: job.userId, importId: job.id, code, error: String(error) },
      'an import failed',
    )
    await store.journalImports.change(job.id, {
      tries,
      error: error instanceof ServiceError ? error.message : 'Something broke on the server',
      ...(isFinal
        ? { status: 'failed', finishedAt: clock() }
        : { dueAt: clock() + Math.max(rest, firstRetryMs * 2 ** tries) }),
    })
  }

  let stopping = false

  async function turn(): Promise<void> {
    let isBusy = false
    try {
      isBusy = await run()
    } catch (error) {
      log.error({ error: String(error) }, 'imports could not be worked on; trying again')
    }
    if (isRunning) timer = setTimeout(next, isBusy ? 0 : everyMs)
  }

  function next(): void {
    underWay = turn()
  }

  return {
    run,
    start() {
      isRunning = true
      stopping = false
      // Only one process can use the embedded database: what was under way is nobody's now.
      const begin = config.databaseUrl === undefined ? store.journalImports.release(clock()) : null
      underWay = Promise.resolve(begin)
        .catch(() => {})
        .then(turn)
    },
    async stop() {
      isRunning = false
      stopping = true
      clearTimeout(timer)
      await underWay
    },
  }
}

function sourceOf(ports: Ports, job: ImportRow): HistorySource {
  if (job.accountId === job.userId) return hyperliquidHistory(ports)
  return keyHistory(ports)
}
