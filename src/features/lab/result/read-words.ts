// What a program read and decided, as code: it is shown as the program says it, in every language.
import type { Decision, Read } from '../../../../sandbox/machine/machine.ts'

/** `ctx.indicator("ema", { period: 12 })`. */
export function callText({ name, arguments: given }: Read): string {
  const shown = given.filter((value) => value !== undefined && value !== null)
  return `ctx.${name}(${shown.map(valueText).join(', ')})`
}

/** Long lists by their length and last value. */
export function answerText(answer: unknown): string {
  if (Array.isArray(answer)) {
    const last: unknown = answer.at(-1)
    return answer.length === 0 ? '[]' : `${answer.length} × …, ${valueText(last)}`
  }
  return valueText(answer)
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, of]) => `${name}: ${valueText(of)}`)
    return `{ ${entries.join(', ')} }`
  }
  return JSON.stringify(value) ?? 'undefined'
}

/** `ctx.buy("BTC", 0.1, { stop: 61000 })`. */
export function decisionText(decision: Decision): string {
  const reason = decision.reason === undefined ? [] : [valueText(decision.reason)]
  switch (decision.action) {
    case 'hold':
      return `ctx.hold(${reason.join('')})`
    case 'close':
      return `ctx.close(${[valueText(decision.symbol), numberText(decision.fraction), ...reason].join(', ')})`
    case 'buy':
    case 'sell': {
      const { action, symbol, quantity, ...options } = decision
      const more = Object.keys(options).length === 0 ? [] : [valueText(options)]
      return `ctx.${action}(${[valueText(symbol), numberText(quantity), ...more].join(', ')})`
    }
  }
}

/** Seven significant digits, without an exponent where there is room. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return String(Number(value.toPrecision(7)))
}
