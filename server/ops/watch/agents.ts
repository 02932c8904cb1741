import type { Finding } from '../port.ts'
import type { WatchContext } from './check.ts'

const soonMs = 7 * 86_400_000

/** Users are warned themselves; that many of them will stop trading soon concerns the operator, too. */
export async function watchAgents({ store, clock }: WatchContext): Promise<Finding> {
  const value = await store.agentKeys.countExpiring(clock(), clock() + soonMs)
  if (value === 0) return { level: 'ok', message: 'No agent’s approval ends within 7 days', value }
  const whose = value === 1 ? '1 agent’s approval ends' : `The approvals of ${value} agents end`
  return {
    level: 'warn',
    message: `${whose} within 7 days: their owners have to renew them`,
    value,
  }
}
