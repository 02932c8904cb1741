import type { Context } from '../../context.ts'

/** Share of the limit. Below it there is room for orders, and for little else. */
const littleLeft = 0.12

/** Reports how much of the exchange's weight per minute is left for this machine, for /health and the log. */
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
