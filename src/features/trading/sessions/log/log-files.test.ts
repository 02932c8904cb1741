import { expect, test } from 'vitest'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { logFileLines, logFileStart } from './log-files.ts'

const log: Log = {
  id: '7',
  at: 1_700_000_000_000,
  level: 'info',
  kind: 'fill',
  message: '=HYPERLINK("x"), bought',
  sessionId: 's',
  tradeId: null,
  positionId: 'p1',
  data: { size: '0.01' },
}

test('a CSV has a header and one quoted, harmless line for each line of the log', () => {
  expect(logFileStart('csv') + logFileLines('csv', [log])).toBe(
    'at,level,kind,message,tradeId,positionId,data\r\n' +
      `2023-11-14T22:13:20.000Z,info,fill,"'=HYPERLINK(""x""), bought",,p1,"{""size"":""0.01""}"\r\n`,
  )
})

test('NDJSON gives every line back as it was', () => {
  const lines = (logFileStart('ndjson') + logFileLines('ndjson', [log, log])).split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toEqual(log)
})
