import { expect, test } from 'vitest'
import type { ProgramVoice } from '../../engine/replay/by-program.ts'
import { backtest } from '../../engine/replay/backtest.ts'
import { createTape } from '../../engine/replay/tape.ts'
import { quickStrategy, strategyByProgram } from '../../engine/sessions/presets.ts'
import { rehearsal } from '../../engine/testing/rehearsals.ts'
import { syntheticBars } from '../../engine/testing/synthetic-bars.ts'
import type { SignalValue } from '../../engine/types.ts'
import { ProgramHangs, type SessionProgram, startVoice } from './start-voice.ts'

const bars = syntheticBars(5, 1_200, '1h')
const given = rehearsal({
  strategy: strategyByProgram(quickStrategy, '1h'),
  plan: {
    leverage: 5,
    takeProfitPct: 4,
    stopLossPct: 3,
    budgetPerPosition: '100',
    notionalPerPosition: '500',
  },
})

const crossing = `
const slow = param('slow', 30, { min: 5, max: 200 })
fn run(ctx) {
  ctx.state.runs = (ctx.state.runs || 0) + 1
  const quick = ctx.indicator('ema', { period: 9 }), calm = ctx.indicator('ema', { period: slow })
  const position = ctx.position()
  if (quick > calm && !position) ctx.buy(ctx.symbol, 1, { reason: 'run ' + ctx.state.runs })
  else if (quick < calm && position) ctx.close(ctx.symbol, 1, 'below at ' + ctx.equity().toFixed(2))
}`

function named(code: string): SessionProgram {
  return { name: 'Cross', version: 3, code, interval: '1h', params: { slow: 40 } }
}

async function voiceOf(code: string) {
  const voice = await startVoice('X', named(code), (_, interval) =>
    interval === '1h' ? bars : undefined,
  )
  if (!('begin' in voice)) throw new Error(voice.message)
  return voice
}

function session(begin: () => ProgramVoice, start: number) {
  const tape = createTape(bars, ['1h'])
  const heard: SignalValue[] = []
  const result = backtest({
    ...given,
    tape,
    start,
    program: () => {
      const voice = begin()
      return (moment, at) => {
        const said = voice(moment, at)
        heard.push(said)
        return said
      }
    },
  })
  return { result, heard }
}

test('sessions by one machine, in any order, are those of a machine each', async () => {
  const shared = await voiceOf(crossing)
  let trades = 0
  for (const start of [800, 200, 500]) {
    const own = await voiceOf(crossing)
    const alone = session(own.begin, start)
    own.dispose()
    expect(session(shared.begin, start)).toEqual(alone)
    trades += alone.result.trades.length
  }
  shared.dispose()
  expect(trades).toBeGreaterThan(10)
})

test('a buy, a close and a hold are told with the program’s own words', async () => {
  const { begin, dispose } = await voiceOf(crossing)
  const { heard } = session(begin, 200)
  dispose()
  const buy = heard.find(({ side }) => side === 'long')
  expect(buy).toMatchObject({ score: 1, interval: '1h', components: [] })
  expect(buy?.why).toMatchObject({
    code: 'program_said',
    values: {
      program: 'Cross',
      version: 3,
      action: 'buy',
      reason: expect.stringMatching(/^run \d/),
    },
  })
  expect(heard.find(({ closes }) => closes)).toMatchObject({ side: 'flat', score: 0 })
  expect(
    heard.find(({ why }) => why.code === 'program_said' && why.values.action === 'hold'),
  ).toBeDefined()
})

test('what fails says where, and opens nothing; what hangs ends', async () => {
  const failing = await voiceOf('fn run(ctx) {\n  nothing.here()\n}')
  const { heard, result } = session(failing.begin, 200)
  failing.dispose()
  expect(result.trades).toEqual([])
  expect(heard[0]).toMatchObject({
    side: 'flat',
    why: { code: 'program_failed', values: { line: 2 } },
  })
  const hanging = await voiceOf('fn run(ctx) { while (true) {} }')
  expect(() => session(hanging.begin, 200)).toThrow(ProgramHangs)
  hanging.dispose()
  expect(await startVoice('X', named('fn run(ctx) {'), () => bars)).toMatchObject({ kind: 'error' })
})
