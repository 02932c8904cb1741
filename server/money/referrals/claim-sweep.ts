// Settles claims whose answer was lost or whose process died, without waiting for a request.
import type { Context } from '../../context.ts'
import type { RewardClaimRow } from '../../storage/money/referral-claims.ts'
import { type ClaimContext, leaseMs, settleClaim } from './settle-claim.ts'

const everyMs = 15_000
const atOnce = 20

export interface ClaimSweep {
  start(): void
  /** Lets a payment in progress finish. */
  stop(): Promise<void>
  /** Runs one round. */
  run(): Promise<void>
}

export function createClaimSweep(ctx: ClaimContext & Pick<Context, 'duties'>): ClaimSweep {
  const { store, exchange, duties, clock, log } = ctx
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function round(): Promise<void> {
    const { treasury } = exchange
    if (treasury === null) return
    for (const { id } of await store.rewardClaims.adrift(clock(), atOnce)) {
      const leased: RewardClaimRow | undefined = await store.rewardClaims.lease(
        id,
        clock(),
        clock() + leaseMs,
      )
      if (leased !== undefined) await settleClaim(ctx, treasury, leased, { isFresh: false })
    }
  }

  function run(): Promise<void> {
    running ??= round()
      .catch((error: unknown) => {
        log.error({ error: String(error) }, 'reward claims could not be settled')
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  return {
    run,
    start() {
      const turn = async () => {
        if (await duties.mine('referral claims')) await run()
      }
      timer = setInterval(() => void turn(), everyMs)
      void turn()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
