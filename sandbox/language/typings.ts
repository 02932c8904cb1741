// What the editor knows of `ctx`, as TypeScript: made from the one description.
import { indicators } from './indicators.ts'
import type { IndicatorDescription } from './indicators.ts'
import type { Member, Parameter } from './members.ts'
import { members, paramFunction } from './members.ts'

const described: readonly (readonly [string, IndicatorDescription])[] = Object.entries(indicators)

/** Declarations of everything that a program can use. */
export function typings(): string {
  const names = described.map(([name]) => `'${name}'`).join(' | ')
  const periods = [...new Set(described.flatMap(([, { periods: own }]) => Object.keys(own)))]
  const lines = [...new Set(described.flatMap(([, { lines: own }]) => own))]
  return `type Interval = '1m' | '5m' | '15m' | '1h' | '4h' | '1d'
type IndicatorName = ${names}
interface IndicatorOptions {
${periods.map((period) => `  ${period}?: number`).join('\n')}
  line?: ${lines.map((line) => `'${line}'`).join(' | ')}
  symbol?: string
  interval?: Interval
  ago?: number
}
interface OrderOptions {
  leverage?: number
  stop?: number
  target?: number
  reason?: string
}
interface Candle {
  t: number
  o: number
  h: number
  l: number
  c: number
  v: number
}
interface Position {
  side: 'long' | 'short'
  quantity: number
  entryPrice: number
  pnl: number
  leverage: number
  stop: number | null
  target: number | null
}
interface Ctx {
${members.map(declaration).join('\n')}
}
/** ${paramFunction.summary} */
declare function ${paramFunction.signature}
`
}

/** As one reads it in a tooltip: `price(symbol?: string): number`. */
export function signature({ name, parameters, returns }: Member): string {
  if (!parameters) return `${name}: ${returns}`
  return `${name}(${parameters.map(parameter).join(', ')}): ${returns}`
}

function declaration(member: Member): string {
  const readonly = member.kind === 'value' ? 'readonly ' : ''
  return `  /** ${member.summary} */\n  ${readonly}${signature(member)}`
}

function parameter({ name, type, optional }: Parameter): string {
  if (type.startsWith('...')) return `...${name}: ${type.slice(3)}`
  return `${name}${optional ? '?' : ''}: ${type}`
}
