import type { Health, getHealth } from '../../../contract/ops/health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { version } from '../../settings/version.ts'
import { noteWeight } from './weight.ts'

type Check = Health['checks']['storage']

const checkTimeoutMs = 2_000
/** Milliseconds. The exchange sends about once a second, the runner works a few times a minute. */
const streamSilentMs = 10_000
const runnerSilentMs = 60_000

/** 200 even when degraded: the server can still answer, and says what is wrong. */
export const readHealth: Verb<Context, typeof getHealth> = async ({ ctx }) => {
  const roles = [...ctx.config.roles]
  const uptimeMs = Math.round(process.uptime() * 1000)
  const [storage, chain] = await Promise.all([
    storageCheck(ctx),
    answers('chain node', () => ctx.chain.blockNumber()),
  ])
  const checks = {
    storage,
    chain,
    exchange: exchangeCheck(ctx),
    runner: roles.includes('runner')
      ? heard('trading cycle', since(ctx, uptimeMs), runnerSilentMs)
      : { status: 'ok' as const, message: 'another process trades' },
  }
  noteWeight(ctx)
  const findings = ctx.findings.list()
  const isWell =
    Object.values(checks).every((check) => check.status === 'ok') &&
    findings.every(({ level }) => level !== 'bad')
  return { roles, status: isWell ? 'ok' : 'degraded', version, uptimeMs, checks, findings }
}

export function storageCheck({ store }: Pick<Context, 'store'>): Promise<Check> {
  return answers('storage', () => store.ping())
}

export function exchangeCheck({ exchange }: Pick<Context, 'exchange'>): Check {
  return heard('price stream', exchange.streamAgeMs(), streamSilentMs)
}

/** Before the first cycle, the process's uptime is used. */
function since(ctx: Context, uptimeMs: number): number {
  const last = ctx.runner.lastCycleAt()
  return last === null ? uptimeMs : ctx.clock() - last
}

function heard(name: string, ageMs: number | null, limitMs: number): Check {
  if (ageMs === null) return { status: 'down', message: `no ${name} yet` }
  if (ageMs <= limitMs) return { status: 'ok' }
  return { status: 'down', message: `no ${name} for ${Math.round(ageMs / 1000)} s` }
}

/** The error itself is only logged: it may contain hosts and paths. */
async function answers(name: string, ask: () => Promise<unknown>): Promise<Check> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('timeout')), checkTimeoutMs)
  try {
    await Promise.race([ask(), late])
    return { status: 'ok' }
  } catch {
    return { status: 'down', message: `${name} does not answer` }
  } finally {
    clearTimeout(timer)
  }
}
