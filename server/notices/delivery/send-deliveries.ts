// Sends what is due by one channel. Whoever sends a message holds it for a while and settles it afterwards: a process
// that dies in between lets it fall due again, under the same key.
import { noticeText } from '../../../contract/words/english/notice-texts.ts'
import type { Context } from '../../context.ts'
import { homeOrigin } from '../../settings/addresses.ts'
import type { DeliveryRow, TargetChannel } from '../../storage/notices/deliveries.ts'
import type { NoticeRow } from '../../storage/notices/notices.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'
import { announce } from '../announce.ts'
import { type Outcome, patienceMs } from '../channels/channel.ts'
import { sendTo } from '../channels/send-to.ts'
import { choicesOf } from '../choices/default-choices.ts'
import { factsOf, pathOf, withoutAmounts } from '../inbox/notice-facts.ts'

export type SendContext = Pick<
  Context,
  'store' | 'clock' | 'bus' | 'channels' | 'config' | 'log' | 'newId'
>

const [second, minute, hour] = [1_000, 60_000, 3_600_000]
/** Milliseconds after each failed try; after the last one it is given up. */
export const waitsMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  hour,
  4 * hour,
  12 * hour,
] as const
/** Milliseconds. Longer than sending takes. */
export const heldMs = patienceMs + 45_000
const atOnce = 4

/** Until nothing is due. The number of tries. */
export async function sendDue(
  ctx: SendContext,
  channel: TargetChannel,
  signal: AbortSignal,
): Promise<number> {
  let tries = 0
  while (!signal.aborted) {
    const now = ctx.clock()
    const held = await ctx.store.noticeDeliveries.claim(channel, now, now + heldMs, atOnce)
    if (held.length === 0) return tries
    tries += held.length
    const notices = await ctx.store.notices.byIds(held.map(({ noticeId }) => noticeId))
    const targets = await ctx.store.noticeTargets.byIds(held.map(({ targetId }) => targetId))
    await Promise.all(
      held.map(async (delivery) => {
        const notice = notices.find(({ id }) => id === delivery.noticeId)
        const target = targets.find(({ id }) => id === delivery.targetId)
        // Retention takes both away together with the delivery.
        if (notice === undefined || target === undefined) return
        await settle(ctx, delivery, target, await attempt(ctx, delivery, notice, target))
      }),
    )
  }
  return tries
}

async function attempt(
  ctx: SendContext,
  delivery: DeliveryRow,
  notice: NoticeRow,
  target: NoticeTargetRow,
): Promise<Outcome> {
  if (target.state !== 'ready') return final('It has to be set up again')
  const { isPaused, hidesAmounts } = await choicesOf(ctx.store, notice.userId)
  if (isPaused) return final('Messages were paused')
  const known = factsOf(notice)
  const facts = hidesAmounts ? withoutAmounts(known) : known
  const { title, message } = noticeText(facts)
  const url = `${homeOrigin(ctx.config)}${pathOf(facts)}`
  const about = { key: delivery.id, noticeId: notice.id, at: notice.at, facts, url }
  return sendTo(ctx, target, { ...about, title, text: message })
}

async function settle(
  { store, clock, bus, log }: SendContext,
  { id, tries, channel }: DeliveryRow,
  target: NoticeTargetRow,
  outcome: Outcome,
): Promise<void> {
  if (outcome.kind === 'sent') {
    await store.noticeDeliveries.settle(id, { state: 'sent', sentAt: clock(), problem: null })
    if (target.problem !== null) await store.noticeTargets.change(target.id, { problem: null })
    return
  }
  const { problem, isFinal = false, isGone = false, waitMs = 0 } = outcome
  const wait = isFinal || isGone ? undefined : waitsMs[tries]
  log.warn(
    { userId: target.userId, channel, tries: tries + 1, problem },
    'a message did not arrive',
  )
  await store.transaction(async (inside) => {
    await inside.noticeDeliveries.settle(id, {
      tries: tries + 1,
      problem,
      ...(wait === undefined ? { state: 'given_up' } : { dueAt: clock() + Math.max(wait, waitMs) }),
    })
    if (!isGone || target.state !== 'ready') return
    await inside.noticeDeliveries.giveUpFor(target.id, problem)
    await inside.noticeTargets.change(target.id, { state: 'broken', problem })
  })
  if (wait === undefined) announce({ bus, clock }, target.userId)
}

function final(problem: string): Outcome {
  return { kind: 'failed', problem, isFinal: true }
}
