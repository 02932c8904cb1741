// After a long absence the exchange may tell the newest fills alone. What the others did is not known, but that they may be
// missing is: it is written down, so that a difference is looked for there before it is an alarm.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { TradingContext } from '../trading-context.ts'

/** `toldFrom`: the oldest fill that was told of a reading that began earlier. */
export async function noteForgotten(
  { store, log }: Pick<TradingContext, 'store' | 'log'>,
  userId: UserId,
  toldFrom: UnixMs,
): Promise<void> {
  const isNew = await store.ledgerEntries.insert({
    userId,
    key: `elsewhere:fills:${toldFrom}`,
    at: toldFrom,
    kind: 'other',
    amount: '0',
    fee: '0',
    counterparty: null,
    data: {
      isGap: true,
      note: 'Trades before this are told no more: the exchange keeps the newest 10,000 alone',
    },
  })
  if (isNew) log.warn({ userId, toldFrom }, 'the exchange tells no fills from before')
}
