// Checks for the operator that no request would make: at the start of the server, and now and then.
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { weightFinding } from '../health/weight.ts'
import { watchAgents } from './agents.ts'
import { claimBuilderRewards, watchBuilder } from './builder.ts'
import type { Check, WatchContext } from './check.ts'
import { watchTreasury } from './treasury.ts'

/** About this process. */
const ownChecks: Record<string, Check> = {
  exchange_weight_left: async (ctx) => weightFinding(ctx),
}

/** About all of them: one process asks at a time. */
const sharedChecks: Record<string, Check> = {
  agents_expiring: watchAgents,
  builder_rewards_usdc: claimBuilderRewards,
  builder_usdc: watchBuilder,
  treasury_usdc: watchTreasury,
}

const everyMs = 5 * 60_000
/** Milliseconds until the next round after a check that failed. */
const soonMs = 30_000

export interface OperatorWatch {
  start(): void
  stop(): Promise<void>
}

export function createOperatorWatch(
  ctx: WatchContext & Pick<Context, 'findings' | 'duties'>,
): OperatorWatch {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isOurs = await ctx.duties.mine('operator watch')
      const checks = { ...ownChecks, ...(isOurs && sharedChecks) }
      const found = await Promise.all(Object.entries(checks).map(([name, look]) => one(name, look)))
      const pause = found.every(Boolean) ? everyMs : soonMs
      await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }

  async function one(name: string, look: Check): Promise<boolean> {
    try {
      const finding = await look(ctx)
      if (finding !== undefined) ctx.findings.report(name, finding)
      return true
    } catch (error) {
      const message = `Not known: ${error instanceof Error ? error.message : String(error)}`
      ctx.findings.report(name, { level: 'warn', message })
      return false
    }
  }

  return {
    start: () => void (running = run()),
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
