// The builder fee that each viewer has approved. Several pages and checks ask within the same second, and each
// question costs as much as ten readings of the account.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { AuthorityWatch } from '../port.ts'

type Viewer = Parameters<AuthorityWatch['builderFee']>[0]
type Freshness = Parameters<AuthorityWatch['builderFee']>[1]

/** All in tenths of a basis point. */
export function builderFees({
  exchange,
  clock,
  config,
}: Pick<Context, 'exchange' | 'clock' | 'config'>) {
  const kept = new Map<UserId, { at: UnixMs; asked: number; value: number }>()
  const underWay = new Map<UserId, { asked: number; answer: Promise<number> }>()

  async function ask({ id, address }: Viewer, asked: number): Promise<number> {
    const at = clock()
    const value = await exchange.builderFee(address)
    kept.set(id, { at, asked, value })
    return value
  }

  return {
    known: (userId: UserId): number | undefined => kept.get(userId)?.value,
    /** Called when an order was refused, which shows that the known value is wrong. */
    forget: (userId: UserId): void => void kept.delete(userId),
    /** See the port. A missing approval may be given at any time, also while an earlier question is in progress. */
    async of(viewer: Viewer, { enoughMs, since }: Freshness): Promise<number> {
      const last = kept.get(viewer.id)
      if (last !== undefined) {
        const isEnough = last.value >= config.builder.feeTenthsBp
        if (last.asked >= since || (isEnough && clock() - last.at < enoughMs)) return last.value
      }
      const running = underWay.get(viewer.id)
      if (running !== undefined && running.asked >= since) return running.answer
      const asked = performance.now()
      const question = { asked, answer: ask(viewer, asked) }
      underWay.set(viewer.id, question)
      try {
        return await question.answer
      } finally {
        if (underWay.get(viewer.id) === question) underWay.delete(viewer.id)
      }
    },
  }
}
