import { expect, test } from 'vitest'
import { createLog, humanLine, type Log } from './log.ts'

function written(level: string, act: (log: Log) => void): string[] {
  const lines: string[] = []
  act(createLog(level, { clock: () => 5, write: (line) => lines.push(line) }))
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

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl'
const signature = `0x${'ab'.repeat(65)}`
const key = `0x${'cd'.repeat(32)}`

test.each<[string, object, string, string]>([
  ['a token by its name', { token: 'tok-1' }, 'm', 'tok-1'],
  ['a header by its name', { headers: { authorization: 'Basic abc' } }, 'm', 'Basic abc'],
  ['a key deep inside', { a: { b: { privateKey: key } } }, 'm', key],
  ['a key', { agentKey: key }, 'm', key],
  ['a password', { config: { password: 'hunter2' } }, 'm', 'hunter2'],
  ['a token in a message', {}, `asked with Bearer ${jwt}`, jwt],
  ['a token in an error', { error: new Error(`bad ${jwt}`) }, 'm', jwt],
  ['a signature anywhere', { why: `signed ${signature}` }, 'm', signature],
  [
    'a signature in a cause',
    { error: new Error('x', { cause: new Error(signature) }) },
    'm',
    signature,
  ],
  ['the password of an address', { url: 'postgres://me:hun@ter2@db/x' }, 'm', 'ter2'],
  [
    'the password of an address in an error',
    { error: new Error('no postgres://me:hunter2@db') },
    'm',
    'hunter2',
  ],
  ['a setting', {}, `ALURA_SECRET=${key}`, key],
])('%s is not written', (_what, data, message, secret) => {
  const [line = ''] = written('info', (log) => log.error(data, message))
  expect(line).not.toContain(secret)
  expect(line).toContain('[hidden]')
  expect(() => JSON.parse(line) as unknown).not.toThrow('')
})

test('hashes, addresses and ids are', () => {
  const data = { txHash: key, address: `0x${'ab'.repeat(20)}`, url: 'http://127.0.0.1:3000/a@b' }
  const [line = ''] = written('info', (log) => log.info(data, 'm'))
  expect(JSON.parse(line)).toMatchObject(data)
})

test('people read time, level, words and details; stacks stay in the JSON', () => {
  const error = new Error('no answer')
  const [line = ''] = written('info', (log) => log.warn({ error, coin: 'BTC' }, 'prices are late'))
  expect(humanLine(line)).toMatch(
    /^\d\d:\d\d:\d\d warn  prices are late error="no answer" coin=BTC$/,
  )
  expect(humanLine('plain words')).toBe('plain words')
  expect(humanLine('{"level":broken')).toBe('{"level":broken')
})
