// Ids as clients see them: "bt-001", and "trig-001-12" for the twelfth event of that backtest.
import { ServiceError } from '../../../contract/errors.ts'

const digits = (id: number) => String(id).padStart(3, '0')
const largestId = 2_147_483_647

export const backtestId = (id: number): string => `bt-${digits(id)}`

/** Undefined for what cannot be an id. */
export function readBacktestId(text: string): number | undefined {
  const [, number] = /^bt-(\d{3,10})$/.exec(text) ?? []
  return numberOf(number)
}

/** `index`: from 0, in the order of time. */
export const triggerId = (backtest: number, index: number): string =>
  `trig-${digits(backtest)}-${index + 1}`

/** Undefined for what cannot be one. `index`: from 0. */
export function readTriggerId(text: string): { backtest: number; index: number } | undefined {
  const [, number, place] = /^trig-(\d{3,10})-(\d{1,6})$/.exec(text) ?? []
  const backtest = numberOf(number)
  const index = Number(place) - 1
  return backtest === undefined || !(index >= 0) ? undefined : { backtest, index }
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text ?? 0)
  return number >= 1 && number <= largestId ? number : undefined
}

export const noSuchBacktest = () => new ServiceError('NOT_FOUND', 'There is no such backtest')
