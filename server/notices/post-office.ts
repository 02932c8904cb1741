// Takes notices out of the inbox: decides where they go and sends them, each channel by itself so that a slow one holds
// up no other. Any number of processes may run it.
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../context.ts'
import type { TargetChannel } from '../storage/notices/deliveries.ts'
import { routeNotices } from './delivery/route-notices.ts'
import { type SendContext, heldMs, sendDue } from './delivery/send-deliveries.ts'
import { readLinks } from './delivery/telegram-links.ts'
import { createEventWatch } from './watch/watch-events.ts'

const everyMs = 1_000
const routedAtOnce = 200
const watchEveryMs = 15_000
const linksEveryMs = 3_000
/** Seconds for which Telegram may hold a question. */
const linksHeld = 20

export interface PostOffice {
  start(): void
  /** Lets messages that are being sent arrive. */
  stop(): Promise<void>
  /** Routes and sends what is due. */
  run(): Promise<void>
}

export function createPostOffice(
  ctx: SendContext & Pick<Context, 'exchange' | 'duties'>,
): PostOffice {
  const { store, clock, config, channels, log } = ctx
  const stopping = new AbortController()
  const { signal } = stopping
  const watch = createEventWatch(ctx)
  const sending = new Map<TargetChannel, Promise<void>>()
  let running: Promise<unknown> = Promise.resolve()

  async function run(): Promise<void> {
    // What is more waits for the next turn, so that sending is not held up.
    await routeNotices(ctx, routedAtOnce)
    for (const channel of await store.noticeDeliveries.dueChannels(clock())) {
      if (sending.has(channel)) continue
      const sent = sendDue(ctx, channel, signal)
        .then(() => {}, complain)
        .finally(() => sending.delete(channel))
      sending.set(channel, sent)
    }
  }

  function complain(error: unknown): void {
    log.error({ error: String(error) }, 'messages could not be sent; trying again')
  }

  /** Again and again until it stops. */
  async function keep(pauseMs: number, work: () => Promise<unknown>): Promise<void> {
    while (!signal.aborted) {
      await work().catch(complain)
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  /** One process asks at a time. */
  function ours(name: string, work: () => Promise<unknown>): () => Promise<unknown> {
    return async () => (await ctx.duties.mine(name)) && work()
  }

  let from = 0
  async function links(): Promise<void> {
    const { telegram } = channels
    if (telegram === undefined || !(await store.noticeTargets.awaits('telegram', clock()))) return
    // Without an answer there is nothing to complain about: the page says that it waits.
    from = await readLinks(ctx, telegram, from, linksHeld, signal).catch(() => from)
  }

  return {
    async run() {
      await run()
      await Promise.all(sending.values())
    },
    start() {
      // Only one process can use the embedded database: what was being sent is nobody's now.
      const begin =
        config.databaseUrl === undefined ? store.noticeDeliveries.release(clock(), heldMs) : null
      running = Promise.resolve(begin)
        .catch(complain)
        .then(() =>
          Promise.all([
            keep(everyMs, run),
            keep(
              watchEveryMs,
              ours('events to tell', () => watch.look()),
            ),
            ...(channels.telegram === undefined
              ? []
              : [keep(linksEveryMs, ours('telegram links', links))]),
          ]),
        )
    },
    async stop() {
      stopping.abort()
      await running
      await Promise.all(sending.values())
    },
  }
}
