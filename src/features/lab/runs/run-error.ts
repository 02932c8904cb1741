// Why a run ended without a result, and what to do about it. The server's words are shown where none are here.
import { t } from '@lingui/core/macro'
import type { ProgramError } from '../../../../contract/lab/lab-shared.ts'
import { ApiError, messageFor } from '../../../api/errors.ts'
import { formatUtcDate, timeOfIso } from '../../../lib/time.ts'

export interface RunErrorWords {
  title: string
  text: string
}

const firstCandle = /^The first (\S+) candle of (\S+) there is: (\S+)$/

export function runErrorWords({ message, line }: ProgramError): RunErrorWords {
  const [, interval = '', symbol = '', since = ''] = firstCandle.exec(message) ?? []
  if (since === 'none') {
    return {
      title: t`There are no ${interval} candles of ${symbol}`,
      text: t`Choose another market or another interval.`,
    }
  }
  if (since !== '') {
    const first = formatUtcDate(timeOfIso(since))
    return {
      title: t`The candles do not go back that far`,
      text: t`The first ${interval} candle of ${symbol} there is: ${first}. Begin a day later than that, or take longer candles.`,
    }
  }
  if (message.startsWith('It was begun twice')) {
    return {
      title: t`The server was restarted while it ran`,
      text: t`It was begun again after the first restart, and did not end either time. Run it again.`,
    }
  }
  return {
    title: t`It ended without a result`,
    text: line === null ? message : t`Line ${line}: ${message}`,
  }
}

/** Why a run was not begun. The server says it best how many may wait. */
export function startErrorWords(error: unknown): string {
  if (!(error instanceof ApiError)) return messageFor(error)
  const [detail, ...more] = error.details
  // What is wrong with the program is not a field of the form.
  if (detail?.path === 'program_id' && more.length === 0) return `${detail.message}.`
  if (error.code !== 'RATE_LIMITED') return messageFor(error)
  return error.message.includes('backtests') ? `${error.message}.` : messageFor(error)
}
