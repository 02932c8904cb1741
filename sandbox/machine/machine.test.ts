import { expect, test } from 'vitest'
import { ema } from '../../engine/signals/indicators/ema.ts'
import { hourly, machineOf, parsed, viewAfter } from '../testing/machines.ts'
import { Machine } from './machine.ts'

const closes = Array.from({ length: 2_500 }, (_, i) => 100 + 10 * Math.sin(i / 7) + i / 100)
const bars = hourly(closes)
const candles = () => bars

test('a run decides, with reason, stop and target', async () => {
  const machine = await machineOf(
    'fn run(ctx) { ctx.buy("BTC", 0.01, { leverage: 3, stop: 90, target: 120, reason: "up" }) }',
  )
  expect(machine.step(viewAfter(1))).toEqual({
    kind: 'done',
    decisions: [
      {
        action: 'buy',
        symbol: 'BTC',
        quantity: 0.01,
        leverage: 3,
        stop: 90,
        target: 120,
        reason: 'up',
      },
    ],
    logs: [],
  })
  machine.dispose()
})

test('what a program says has no signs that a database refuses', async () => {
  const machine = await machineOf(
    'fn run(ctx) { ctx.state.note = "a\\0"; ctx.log("b\\0" + "\\uD83D"); ctx.hold("😀".repeat(150)) ; if (ctx.balance() < 0) return; throw new Error("c\\0\\uD83D") }',
  )
  const told = machine.step(viewAfter(1))
  expect(told).toMatchObject({ kind: 'failed', logs: ['b\uFFFD\uFFFD'] })
  expect(JSON.stringify(told)).not.toMatch(/\\u(0000|d[89a-f])/i)
  expect(machine.state).not.toContain(String.raw`\u0000`)
  machine.dispose()
})

test('a run sees time, price, position, balance and params', async () => {
  const machine = await machineOf(
    `const size = param('size', 2)
     fn run(ctx) { ctx.log(ctx.symbol, ctx.time, ctx.price(), ctx.price('ETH'), ctx.funding(), ctx.balance(), ctx.equity(), ctx.params.size, size, ctx.position(), ctx.position('ETH')) }`,
    { params: { size: 5 } },
  )
  const view = viewAfter(3, { quantity: -2, entryPrice: 90, pnl: -20, leverage: 4, stop: 110 })
  expect(machine.step(view)).toMatchObject({
    logs: [
      `BTC ${view.time} 100 10 0.0001 10000 10000 5 5 {"side":"short","quantity":2,"entryPrice":90,"pnl":-20,"leverage":4,"stop":110,"target":null} null`,
    ],
  })
  machine.dispose()
})

test('indicators are the engine’s own, at each closed candle and some candles ago', async () => {
  const machine = await machineOf(
    'fn run(ctx) { ctx.log(ctx.indicator("ema", { period: 9 }), ctx.indicator("ema", { period: 9, ago: 2 }), ctx.indicator("rsi")) }',
    { candles },
  )
  const expected = ema(bars.c, 9)
  for (const closed of [3, 10, 11, 400, 1_024, 1_025, 2_049, 2_500]) {
    const step = machine.step(viewAfter(closed))
    expect(step).toMatchObject({ kind: 'done' })
    const [now, before] = step.logs[0]?.split(' ') ?? []
    const shown = (value: number | undefined) => String(Number.isNaN(value) ? null : value)
    expect([now, before]).toEqual([shown(expected[closed - 1]), shown(expected[closed - 3] ?? NaN)])
  }
  machine.dispose()
})

test('candles are the closed ones, oldest first', async () => {
  const machine = await machineOf(
    'fn run(ctx) { const all = ctx.candles("BTC", "1h", 3); ctx.log(all.map((candle) => candle.c).join(" "), all.length) }',
    { candles },
  )
  const shown = (from: number, to: number) => `${closes.slice(from, to).join(' ')} ${to - from}`
  expect(machine.step(viewAfter(2)).kind === 'done' && machine.step(viewAfter(2)).logs[0]).toBe(
    shown(0, 2),
  )
  expect(machine.step(viewAfter(2_400)).logs[0]).toBe(shown(2_397, 2_400))
  machine.dispose()
})

test('what has not happened yet is nowhere in the program’s memory', async () => {
  const secret = 123_456.789_012_345
  const future = hourly([...closes.slice(0, 500), secret, ...closes.slice(0, 500)])
  const machine = await machineOf(
    'fn run(ctx) { ctx.candles("BTC", "1h", 1000); ctx.indicator("sma", { period: 1 }); ctx.signal() }',
    { candles: () => future },
  )
  const isInMemory = () =>
    Buffer.from(machine.memory()).includes(Buffer.from(Float64Array.of(secret).buffer))
  for (let closed = 1; closed <= 500; closed++) machine.step(viewAfter(closed))
  expect(isInMemory()).toBe(false)
  machine.step(viewAfter(501))
  expect(isInMemory()).toBe(true)
  machine.dispose()
})

test('ctx.state is kept, and nothing else', async () => {
  const machine = await machineOf(
    `const words = ['a'], limits = { most: 3 }
     fn run(ctx) {
       ctx.state.runs = (ctx.state.runs ?? 0) + 1
       for (const attempt of [() => words.push('b'), () => { limits.most = 9 }, () => { run.calls = 1 }, () => { Array.prototype.x = 1 }, () => { globalThis.y = 1 }, () => { Math.z = 1 }, () => { const c = ctx; c.w = 1 }, () => { ctx.params.v = 1 }]) {
         let failed = false
         try { attempt() } catch { failed = true }
         if (!failed) ctx.log('kept', String(attempt))
       }
       ctx.log(ctx.state.runs, words.length, limits.most)
     }`,
  )
  expect(machine.step(viewAfter(1))).toMatchObject({ logs: ['1 1 3'] })
  expect(machine.step(viewAfter(2))).toMatchObject({ logs: ['2 1 3'] })
  expect(machine.state).toBe('{"runs":2}')
  machine.state = '{"runs":41}'
  expect(machine.step(viewAfter(3))).toMatchObject({ logs: ['42 1 3'] })
  machine.dispose()
})

test('a fault has the line and column of the person’s code, and the next run is whole again', async () => {
  const machine = await machineOf(`fn run(ctx) {
  ctx.log('before')
  if (ctx.time < ${viewAfter(2).time}) null.x
  ctx.close()
}`)
  expect(machine.step(viewAfter(1))).toEqual({
    kind: 'failed',
    fault: {
      kind: 'error',
      message: expect.stringContaining('TypeError'),
      line: 3,
      column: expect.any(Number),
    },
    logs: ['before'],
  })
  expect(machine.step(viewAfter(2))).toMatchObject({
    decisions: [{ action: 'close', symbol: 'BTC', fraction: 1 }],
    logs: ['before'],
  })
  machine.dispose()
})

test.each([
  ['ctx.buy("DOGE", 1)', /runs on BTC, ETH/],
  ['ctx.buy("BTC", -1)', /above 0/],
  ['ctx.buy("BTC", "1")', /above 0/],
  ['ctx.buy("BTC", NaN)', /above 0/],
  ['ctx.buy("BTC", Infinity)', /above 0/],
  ['ctx.buy(1)', /begins with the market/],
  ['ctx.buy("BTC", 1, { stop: 0 })', /The stop/],
  ['ctx.buy("BTC", 1); ctx.close()', /one decision for BTC/],
  ['ctx.close("BTC", 2)', /at most 1/],
  ['ctx.indicator("nope")', /There is no indicator nope; there are sma/],
  ['ctx.indicator("ema", { length: 3 })', /ema has no option length; it has period/],
  ['ctx.indicator("ema", { period: 0 })', /whole number from 1 to 500/],
  ['ctx.indicator("macd", { line: "x" })', /has the lines histogram/],
  ['ctx.indicator("ema", { ago: -1 })', /ago is a whole number/],
  ['ctx.candles("BTC", "7m")', /no interval 7m; there are 1m/],
  ['ctx.candles("BTC", "1h", 0)', /1 to 1000/],
  ['ctx.candles("DOGE")', /no 1h candles of DOGE/],
  ['ctx.state.text = "x".repeat(20000)', /larger than 16 kB/],
])('a wrong use is told: %s', async (code, message) => {
  const machine = await machineOf(`fn run(ctx) { ${code} }`, {
    candles: (symbol) => (symbol === 'BTC' ? bars : undefined),
  })
  const result = machine.step(viewAfter(5))
  expect(result).toMatchObject({
    kind: 'failed',
    fault: { message: expect.stringMatching(message) },
  })
  machine.dispose()
})

test('what a run read can be noted', async () => {
  const machine = await machineOf(
    'fn run(ctx) { if (ctx.price("ETH") > 5) ctx.hold(String(ctx.indicator("sma", { period: 2 }))) }',
    { candles },
  )
  machine.step(viewAfter(5))
  expect(machine.record(true)).toEqual([])
  machine.step(viewAfter(6))
  expect(machine.record(false)).toEqual([
    { name: 'price', arguments: ['ETH'], answer: 10 },
    {
      name: 'indicator',
      arguments: ['sma', { period: 2 }],
      answer: ((closes[4] ?? 0) + (closes[5] ?? 0)) / 2,
    },
  ])
  machine.dispose()
})

test('the same program, data and seed decide the same; another seed does not', async () => {
  const code = 'fn run(ctx) { ctx.log(Math.random(), Math.random(), ctx.indicator("rsi")) }'
  const told = async (seed: number) => {
    const machine = await machineOf(code, { candles, seed })
    const logs = Array.from({ length: 50 }, (_, i) => machine.step(viewAfter(i + 20)))
    machine.dispose()
    return JSON.stringify(logs)
  }
  expect(await told(1)).toBe(await told(1))
  expect(await told(1)).not.toBe(await told(2))
  // One run alone decides as it does after others.
  const alone = await machineOf(code, { candles, seed: 1 })
  const after = await machineOf(code, { candles, seed: 1 })
  for (let i = 20; i < 69; i++) after.step(viewAfter(i))
  expect(alone.step(viewAfter(69))).toEqual(after.step(viewAfter(69)))
})

test('a program whose constants fail does not start', async () => {
  const fault = await Machine.start({
    program: parsed('const a = missing + 1\nfn run(ctx) { ctx.buy("BTC", a) }'),
    symbols: ['BTC'],
    interval: '1h',
    open: () => ({ refused: 'none' }),
  })
  expect(fault).toMatchObject({ kind: 'error', message: /missing/, line: 1 })
})
