import type { Context } from '../../context.ts'

/** Below this share orders still have room, and little else has. */
const littleLeft = 0.12

/** What is left of what this machine may ask of the exchange in a minute, for /health and the log. */
export function noteWeight({ exchange, findings }: Pick<Context, 'exchange' | 'findings'>): void {
  const reading = exchange.weight()
  if (reading === null) return
  const { used, limit, left, refusals } = reading
  findings.report('exchange_weight_left', {
    level: left < limit * littleLeft ? 'warn' : 'ok',
    message: `${used} of ${limit} asked of the exchange in the last minute; refused ${refusals} times since the start`,
    value: left,
  })
}
