// What each session that has started is expected to earn, kept with it. No start waits for this: it is worked out
// afterwards, by the candles of before, so that a process that dies leaves it to the next. One process does it
// at a time.
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises'
import { ServiceError } from '../../../contract/errors.ts'
import type { Expected } from '../../../contract/sessions/expected.ts'
import type { Context } from '../../context.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { write } from '../../trading/index.ts'
import { chooseStarts } from '../../../engine/expectation/past-starts.ts'
import { expectedFrom } from '../../../engine/expectation/expected.ts'
import { outcomes } from '../../../engine/replay/outcomes.ts'
import type { Rehearsal } from '../../../engine/replay/rehearsal.ts'
import type { Tape } from '../../../engine/replay/tape.ts'
import { rehearsalOf } from './rehearsal-of.ts'
import { type Tapes, createTapes } from './tapes.ts'

type Ports = Pick<
  Context,
  | 'store'
  | 'exchange'
  | 'signals'
  | 'sessionRuns'
  | 'config'
  | 'bus'
  | 'duties'
  | 'clock'
  | 'newId'
  | 'log'
>

export interface Expectations {
  start(): void
  stop(): Promise<void>
  /** Works out what is missing now. */
  run(): Promise<void>
}

const everyMs = 5_000
/** What could not be worked out by then stays unknown. */
const triedForMs = 3_600_000
/** Starts between two pauses, in which requests are answered. */
const batch = 10

export function createExpectations(ctx: Ports): Expectations {
  const stopping = new AbortController()
  const { signal } = stopping
  const tapes = createTapes(ctx)
  /** Of which nothing can be said. */
  const unknown = new Set<string>()
  let running = Promise.resolve()

  async function run(): Promise<void> {
    const missing = await ctx.store.sessions.unexpected(ctx.clock() - triedForMs)
    for (const session of missing) {
      if (signal.aborted) return
      if (!unknown.has(session.id)) await expectOf(session)
    }
  }

  async function expectOf(session: SessionRow): Promise<void> {
    try {
      const expected = await workOut(ctx, tapes, session, signal)
      if (signal.aborted) return
      if (expected === null) unknown.add(session.id)
      else await keep(ctx, session, expected)
    } catch (error) {
      if (!(error instanceof ServiceError)) unknown.add(session.id)
      ctx.log.warn({ session: session.id, error: String(error) }, 'no expectation of a session yet')
    }
  }

  return {
    run,
    start() {
      const turn = async () => {
        if (await ctx.duties.mine('expectations')) await run()
      }
      const again = async (): Promise<void> => {
        while (!signal.aborted) {
          await turn().catch((error: unknown) => {
            ctx.log.error({ error: String(error) }, 'expectations could not be read; trying again')
          })
          await wait(everyMs, undefined, { signal, ref: false }).catch(() => {})
        }
      }
      running = again()
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Null where the past is too short, or too few of the starts have finished. */
async function workOut(
  ctx: Ports,
  tapes: Tapes,
  session: SessionRow,
  signal: AbortSignal,
): Promise<Expected | null> {
  const rehearsal = await rehearsalOf(ctx, session)
  const tape = await tapes.until(session.startedAt, session.symbol, rehearsal.strategy.intervals)
  const chosen = chooseStarts(tape, rehearsal.durationMs)
  if (chosen === null) return null
  const all = await lastOf(rehearsal, tape, chosen.starts, signal)
  return all && expectedFrom(all, chosen.past)
}

async function lastOf(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  signal: AbortSignal,
) {
  for (const found of outcomes(rehearsal, tape, starts, batch)) {
    if (found.replayed === found.total) return found
    await breathe()
    if (signal.aborted) return null
  }
  return null
}

async function keep(ctx: Ports, session: SessionRow, expected: Expected): Promise<void> {
  await write(ctx, async (store, journal) => {
    if (await store.sessions.expect(session.id, expected))
      journal.changed(session, 'session.changed')
  })
}
