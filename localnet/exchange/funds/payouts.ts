// Pays due withdrawals on the chain. The chain pays an id only once, so that trying again is always safe: after a
// crash, a lost answer, or a dropped block that contained a payout.
import { multiply } from '../../../contract/decimal.ts'
import type { BlockRef, LocalChain } from '../../types.ts'
import type { Withdrawal } from '../storage/transfer-records.ts'
import type { Venue } from '../venue.ts'

const lookMs = 500
const atOnce = 16
const microUsdc = 1_000_000

type Paid = Withdrawal & { payout: NonNullable<Withdrawal['payout']> }

/** `waits`: milliseconds before a withdrawal is paid. Returns a function that ends it. */
export function startPayouts(
  venue: Venue,
  chain: LocalChain,
  waits: { bridgeMs: number; cctpMs: number },
  log: (line: string) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failing = false

  async function look() {
    await reopenLost()
    const due = [...venue.store.all('withdrawal')].filter(
      ({ payout, time, route }) =>
        payout === null && time + (route === 'cctp' ? waits.cctpMs : waits.bridgeMs) <= venue.at,
    )
    const settled = await Promise.allSettled(due.slice(0, atOnce).map(pay))
    for (const result of settled) if (result.status === 'rejected') throw result.reason
  }

  async function pay(withdrawal: Withdrawal) {
    const amount = BigInt(multiply(withdrawal.usdc, microUsdc))
    const { txHash, block } = await chain.payout(
      withdrawal.destination,
      amount,
      withdrawal.id,
      withdrawal.route,
    )
    if (stopped) return
    venue.change(() => {
      const payout = {
        chain: chain.genesis,
        txHash,
        block: { number: Number(block.number), hash: block.hash },
        time: venue.at,
      }
      const paid = { ...withdrawal, payout }
      venue.store.put('withdrawal', withdrawal.id, paid)
      if (venue.booksWhenPaid) venue.emit({ type: 'withdrawal', withdrawal: paid })
    })
  }

  /** Payouts in dropped blocks must be made again. A block that is still on the chain proves that all below it are. */
  async function reopenLost() {
    for (const withdrawal of newestPaid(venue, chain)) {
      if (await chain.holds(blockOf(withdrawal))) return
      if (stopped) return
      venue.change(() =>
        venue.store.put('withdrawal', withdrawal.id, { ...withdrawal, payout: null }),
      )
    }
  }

  async function tick() {
    try {
      await look()
      failing = false
    } catch (error) {
      if (!failing && !stopped) {
        log(`exchange: payout: ${error instanceof Error ? error.message : String(error)}`)
      }
      failing = true
    }
    if (!stopped) timer = setTimeout(() => void tick(), lookMs)
  }

  void tick()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

function newestPaid(venue: Venue, chain: LocalChain): Paid[] {
  return [...venue.store.all('withdrawal')]
    .flatMap((withdrawal): Paid[] => {
      const { payout } = withdrawal
      return payout?.chain === chain.genesis ? [{ ...withdrawal, payout }] : []
    })
    .sort((a, b) => b.payout.block.number - a.payout.block.number)
}

function blockOf({ payout }: Paid): BlockRef {
  return { number: BigInt(payout.block.number), hash: payout.block.hash }
}
