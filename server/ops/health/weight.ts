import type { Context } from '../../context.ts'
import type { Finding } from '../port.ts'

/** Share of the limit. Below it there is room for orders, and for little else. */
const littleLeft = 0.12

/** How much of the exchange's weight per minute is left for this machine; undefined when nobody counts it. */
export function weightFinding({ exchange }: Pick<Context, 'exchange'>): Finding | undefined {
  const reading = exchange.weight()
  if (reading === null) return undefined
  const { used, limit, left, refusals } = reading
  return {
    level: left < limit * littleLeft ? 'warn' : 'ok',
    message: `${used} of ${limit} asked of the exchange in the last minute; refused ${refusals} times since the start`,
    value: left,
  }
}

/** Reports it as it is now, for /health and the log. */
export function noteWeight(ctx: Pick<Context, 'exchange' | 'findings'>): void {
  const finding = weightFinding(ctx)
  if (finding !== undefined) ctx.findings.report('exchange_weight_left', finding)
}
