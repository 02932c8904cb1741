// What a backtest is asked for, held against the program, the markets and the calendar.
import type { sweepProgram } from '../../../contract/lab/sweeps.ts'
import type { ParsedInputOf } from '../../../contract/endpoint.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import type { ParamDeclaration } from '../../../sandbox/language/params.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import type { Context } from '../../context.ts'
import { invalid } from '../live/markets.ts'
import type { BacktestTerms } from '../../storage/lab/backtest-content.ts'

export type TestTerms = Omit<ParsedInputOf<typeof sweepProgram>['body'], 'program_id' | 'grid'>

const dayMs = 86_400_000
/** Bars of all markets together. */
const mostBars = 600_000

/** Throws VALIDATION_FAILED for what cannot be run. */
export async function termsOf(
  { exchange, clock }: Pick<Context, 'exchange' | 'clock'>,
  code: string,
  asked: TestTerms,
): Promise<BacktestTerms> {
  const symbols = symbolsOf(asked)
  const known = new Set((await exchange.assets()).map(({ symbol }) => symbol))
  for (const symbol of symbols) {
    if (!known.has(symbol)) throw invalid('symbol', `There is no market ${symbol}`)
  }
  const now = clock()
  const today = new Date(now).toISOString().slice(0, 10)
  const { start_date: startDate, end_date: endDate = today, interval } = asked
  if (endDate > today) throw invalid('end_date', 'must not be in the future')
  if (startDate > endDate) throw invalid('end_date', 'must not be before start_date')
  const width = intervalMs[interval]
  const from = Date.parse(startDate)
  const to = Math.min(Date.parse(endDate) + dayMs, Math.floor(now / width) * width)
  const bars = ((to - from) / width) * symbols.length
  if (bars < 2) throw invalid('start_date', `leaves no closed ${interval} candle to run on`)
  if (bars > mostBars) {
    throw invalid('start_date', `asks for ${Math.ceil(bars)} bars; at most ${mostBars} can be run`)
  }
  return {
    symbols,
    interval,
    startDate,
    endDate,
    from,
    to,
    params: paramsOf(code, asked.params ?? {}),
    seed: asked.seed,
    balance: asked.initial_balance,
    slippagePct: asked.slippage_pct,
    takerFeePct: asked.taker_fee_pct,
    fundingHourlyPct: asked.funding_hourly_pct,
    leverage: asked.leverage,
  }
}

function symbolsOf({ symbol, symbols }: TestTerms): string[] {
  const named = [...(symbol === undefined ? [] : [symbol]), ...(symbols ?? [])]
  const different = [...new Set(named)]
  if (different.length === 0) throw invalid('symbol', 'must name a market, or symbols several')
  return different
}

/** All params of the program: those given, and the usual values of the others. Throws VALIDATION_FAILED. */
export function paramsOf(
  code: string,
  given: Readonly<Record<string, number>>,
): Record<string, number> {
  return valuesOf(declaredBy(code), given, 'params')
}

/** The same for each of several choices, which are told of as `grid`. */
export function choicesOf(
  code: string,
  given: readonly Readonly<Record<string, number>>[],
): Record<string, number>[] {
  const declared = declaredBy(code)
  return given.map((choice) => valuesOf(declared, choice, 'grid'))
}

type Declared = readonly ParamDeclaration[]

function declaredBy(code: string): Declared {
  const { program, errors } = parseProgram(code)
  if (program !== null) return program.params
  const [first] = errors
  const place = first === undefined ? '' : ` (line ${first.line}: ${first.message})`
  throw invalid('program_id', `The program has errors: validate it first${place}`)
}

function valuesOf(
  params: Declared,
  given: Readonly<Record<string, number>>,
  path: string,
): Record<string, number> {
  const values: Record<string, number> = {}
  for (const { name, value } of params) values[name] = value
  for (const [name, value] of Object.entries(given)) {
    const declared = params.find((param) => param.name === name)
    if (declared === undefined) {
      const names = params.map((param) => param.name).join(', ')
      throw invalid(
        `${path}.${name}`,
        `The program has no param ${name}; it has ${names === '' ? 'none' : names}`,
      )
    }
    const { min = -Infinity, max = Infinity } = declared
    if (value < min || value > max) {
      throw invalid(`${path}.${name}`, `must lie between ${min} and ${max}`)
    }
    values[name] = value
  }
  return values
}
