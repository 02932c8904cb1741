import type { TradingContext } from './trading-context.ts'
import { type Entry, type Owner, write } from './journal.ts'

/** A new line when the topic changes or is a minute old; until then its `data.cycles` counts and its reason stays. */
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
