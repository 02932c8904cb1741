// A session's log as files: CSV for spreadsheets, NDJSON for programs.
import { t } from '@lingui/core/macro'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { csvLines } from '../../../../lib/csv.ts'
import { isoTime } from '../../../../lib/time.ts'

export const logFormats = ['csv', 'ndjson'] as const
export type LogFormat = (typeof logFormats)[number]

export const logTypes: Record<LogFormat, { label: string; type: string }> = {
  csv: {
    get label() {
      return t`CSV`
    },
    type: 'text/csv;charset=utf-8',
  },
  ndjson: {
    get label() {
      return t`NDJSON`
    },
    type: 'application/x-ndjson',
  },
}

const columns = ['at', 'level', 'kind', 'message', 'tradeId', 'positionId', 'data'] as const

export function logFileStart(format: LogFormat): string {
  return format === 'csv' ? csvLines([columns]) : ''
}

/** One part of the file: one line for each log line. */
export function logFileLines(format: LogFormat, logs: readonly Log[]): string {
  if (format === 'ndjson') return logs.map((log) => `${JSON.stringify(log)}\n`).join('')
  return csvLines(
    logs.map(({ at, level, kind, message, tradeId, positionId, data }) => [
      isoTime(at),
      level,
      kind,
      message,
      tradeId ?? '',
      positionId ?? '',
      JSON.stringify(data),
    ]),
  )
}
