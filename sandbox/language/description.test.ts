import { expect, test } from 'vitest'
import { hourly, machineOf, viewAfter } from '../testing/machines.ts'
import { guide } from './guide.ts'
import { indicators } from './indicators.ts'
import { members } from './members.ts'
import { parseProgram } from './parse.ts'
import { typings } from './typings.ts'

test('ctx has what the description says, and nothing else', async () => {
  const machine = await machineOf(
    'fn run(ctx) { const c = ctx; ctx.log(Object.keys(c).sort().join(" "), typeof c.log) }',
  )
  const names = members.map(({ name }) => name).sort()
  expect(machine.step(viewAfter(1))).toMatchObject({ logs: [`${names.join(' ')} function`] })
  machine.dispose()
})

test('every indicator has a value in every line', async () => {
  const bars = hourly(Array.from({ length: 200 }, (_, i) => 100 + 5 * Math.sin(i / 5)))
  for (const [name, { lines }] of Object.entries(indicators)) {
    for (const line of lines) {
      const machine = await machineOf(
        `fn run(ctx) { ctx.log(Number.isFinite(ctx.indicator("${name}", { line: "${line}" }))) }`,
        { candles: () => bars },
      )
      expect([name, line, machine.step(viewAfter(200)).logs]).toEqual([name, line, ['true']])
      machine.dispose()
    }
  }
})

test('the typings and the guide name every member and indicator', () => {
  for (const { name } of members) {
    expect(typings()).toMatch(new RegExp(`\\b${name}[(?:]`))
    expect(guide()).toContain(`ctx.${name}`)
  }
  for (const name of Object.keys(indicators)) {
    expect(typings()).toContain(`'${name}'`)
    expect(guide()).toContain(`| ${name} |`)
  }
})

test('the guide’s example is a program', () => {
  const [, code = ''] = /```js\n([^`]*)```/.exec(guide()) ?? []
  expect(parseProgram(code)).toMatchObject({ errors: [], warnings: [], program: expect.anything() })
})
