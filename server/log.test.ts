import { expect, test } from 'vitest'
import { createLogger } from './log.ts'

function written(level: string, log: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = []
  log(
    createLogger(
      level,
      () => 5,
      (line) => lines.push(line),
    ),
  )
  return lines
}

test('one event is one line of JSON, whatever it says', () => {
  const text = 'a\r\nb\u001b[31m\0"\\'
  const lines = written('info', (log) => log.info({ text, big: 1n }, text))
  expect(lines).toHaveLength(1)
  for (const character of ['\r', '\u001b', '\0']) expect(lines[0]).not.toContain(character)
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    at: 5,
    level: 'info',
    message: text,
    text,
    big: '1',
  })
})

test('errors keep their message, stack and cause', () => {
  const error = new Error('outer', { cause: new Error('inner') })
  const [line = ''] = written('info', (log) => log.error({ error }, 'failed'))
  expect(JSON.parse(line)).toMatchObject({
    error: { message: 'outer', cause: { message: 'inner' } },
  })
  expect(line).toContain('log.test.ts')
})

test.each([
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
])('at level %s, %i of four events are written', (level, count) => {
  const lines = written(level, (log) => {
    log.debug({}, 'd')
    log.info({}, 'i')
    log.warn({}, 'w')
    log.error({}, 'e')
  })
  expect(lines).toHaveLength(count)
})
