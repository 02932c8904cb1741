import type { TradingContext } from './trading-context.ts'
import { type Entry, type Owner, write } from './journal.ts'

/**
 * Writes a new line when the topic changes or the last line is a minute old; until then only counts up `data.cycles`
 * of the last line and keeps its reason.
 */
export async function logOnce(
  ctx: TradingContext,
  owner: Owner,
  topic: string,
  entry: Entry,
): Promise<void> {
  const last = ctx.memory.repeats.get(owner.id)
  if (last?.topic === topic && ctx.clock() - last.at < ctx.timing.refusal) {
    last.cycles++
    const data = { ...entry.data, cycles: last.cycles, reason: last.reason }
    await ctx.store.logs.replaceData(last.seq, data)
    return
  }
  const at = ctx.clock()
  const seq = await write(ctx, (_, journal) =>
    journal.log(owner, { ...entry, data: { ...entry.data, cycles: 1 } }),
  )
  ctx.memory.repeats.set(owner.id, { topic, seq, at, cycles: 1, reason: entry.reason })
}
