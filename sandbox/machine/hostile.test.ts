// Programs that try to get out, to hang, to leave something behind, or to see what they must not.
import { expect, test } from 'vitest'
import { parseProgram } from '../language/parse.ts'
import { marketSeries } from '../data/market-series.ts'
import { machineOf, viewAfter } from '../testing/machines.ts'
import { Machine } from './machine.ts'

/** What a program can reach of the world outside: nothing. */
const probes = [
  'typeof process',
  'typeof require',
  'typeof globalThis.fetch',
  'typeof XMLHttpRequest',
  'typeof WebAssembly',
  'typeof Date',
  'typeof Promise',
  'typeof setTimeout',
  'typeof queueMicrotask',
  'typeof performance',
  'typeof SharedArrayBuffer',
  'typeof Atomics',
  'typeof WeakRef',
  'typeof console',
  'typeof print',
  'typeof std',
  'typeof os',
  'typeof scriptArgs',
  'typeof eval',
  'typeof Function',
  'typeof __need',
  'typeof __numbers',
]
test.each(probes)('%s: undefined', async (probe) => {
  const machine = await machineOf(`fn run(ctx) { ctx.log(${probe}) }`)
  expect(machine.step(viewAfter(1))).toMatchObject({ logs: ['undefined'] })
  machine.dispose()
})

const makers = [
  '(function () {})',
  '(() => 1)',
  '(function* () {})',
  '({ m() {} }).m',
  '(class {})',
  'run',
  'ctx.buy',
  'Math.max',
  '[].map',
  'Object.getPrototypeOf(function* () {})',
  'Object.getPrototypeOf(() => {})',
  'Array',
]
test.each(makers)('the constructor of %s makes no code', async (made) => {
  const machine = await machineOf(
    `fn run(ctx) { const f = ${made}; const c = f.constructor; ctx.log(c === Object || c === undefined || typeof c !== 'function') }`,
  )
  expect(machine.step(viewAfter(1))).toMatchObject({ logs: ['true'] })
  machine.dispose()
})

const escapes = [
  'return ctx.constructor.constructor("return 1")()',
  '[].constructor.constructor("return 1")()',
  '"".sub.constructor("return 1")()',
  'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(() => {}), "constructor").value("return 1")()',
  'try { null.f() } catch (e) { e.constructor.constructor("return 1")() }',
  'Array.from.constructor`return 1``',
  'globalThis.eval("1")',
  '(0, eval)("1")',
  'Symbol.constructor("return 1")()',
  'JSON.parse.call.call(JSON.stringify.constructor, "return 1")()',
  'Function("return this")()',
  'this.x.y',
  'arguments.callee.caller.x',
  'Error.prepareStackTrace = () => 1',
  'Object.prototype.toString = 1',
  'Array.prototype[Symbol.iterator] = function* () { yield 1 }',
  'Object.defineProperty(Float64Array.prototype, "length", { get: () => 1 })',
  'Object.setPrototypeOf(ctx, {})',
  'Object.defineProperty(ctx, "price", { value: () => 1 })',
  'Map.prototype.get = () => 1',
  'JSON.stringify = () => "1"',
  'Object.assign(globalThis, { leak: 1 })',
  'Math.random = () => 1',
  'new Proxy({}, { get() { throw 1 } }).x',
  'throw { get message() { throw 1 }, get stack() { throw 2 } }',
  'throw { get message() { for (;;); } }',
  'throw Symbol("s")',
  'throw null',
  'ctx.buy("BTC", { valueOf: () => 1 })',
  'ctx.buy({ toString: () => "BTC" }, 1)',
  'ctx.close("BTC", new Proxy({}, {}))',
  'ctx.state.self = ctx.state',
  'ctx.state.big = 1n',
  'ctx.candles("__proto__")',
  'ctx.indicator("__proto__")',
  'ctx.indicator("constructor")',
  'ctx.indicator("ema", { period: { valueOf: () => 2 } })',
  'const f = () => f() + f(); f()',
]
const attempts = escapes.map((code) => {
  const early = `if (ctx.time < ${viewAfter(2).time}) { ${code} }`
  return { code, ...parseProgram(`fn run(ctx) { ${early} ctx.close() }`) }
})

test.each(attempts.filter(({ program }) => program === null))('is refused: $code', ({ errors }) => {
  expect(errors).not.toEqual([])
})

test.each(attempts.filter(({ program }) => program !== null))(
  'fails, and leaves nothing: $code',
  async ({ program }) => {
    if (!program) throw new Error('filtered above')
    const machine = await Machine.start({
      program,
      symbols: ['BTC'],
      interval: '1h',
      open: marketSeries(() => undefined),
    })
    if (!(machine instanceof Machine)) throw new Error(machine.message)
    expect(machine.step(viewAfter(1))).toMatchObject({ kind: 'failed' })
    expect(machine.step(viewAfter(2))).toEqual({
      kind: 'done',
      decisions: [{ action: 'close', symbol: 'BTC', fraction: 1 }],
      logs: [],
    })
    machine.dispose()
  },
)

const hangs = [
  'for (;;);',
  'while (true) { }',
  'const f = () => { for (;;) { try { f() } catch { } } }; f()',
  'for (;;) { try { throw 1 } catch { } finally { continue } }',
  'let s = ""; for (;;) s = (s + "x").slice(-9)',
  'const a = []; for (;;) { a.push(1); a.pop() }',
  'const it = { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }; for (const x of it);',
  'JSON.stringify({ toJSON() { for (;;); } })',
  'new Proxy({}, { get() { for (;;); } }).x',
  'String({ toString() { for (;;); } })',
  '({ get x() { for (;;); } }).x',
  'function* g() { for (;;) yield 1 } for (const x of g());',
  '[3, 2, 1].sort(() => { for (;;); })',
  '"a".replace(/a/, () => { for (;;); })',
]
test.each(hangs)('is ended: %s', async (code) => {
  const machine = await machineOf(
    `fn run(ctx) { if (ctx.time < ${viewAfter(2).time}) { ${code} } }`,
    {
      runLimitMs: 30,
    },
  )
  expect(machine.step(viewAfter(1))).toMatchObject({ kind: 'failed', fault: { kind: 'too-slow' } })
  expect(machine.step(viewAfter(2))).toMatchObject({ kind: 'done' })
  machine.dispose()
})

const floods = [
  'const a = []; for (;;) a.push(new Array(1000).fill(1))',
  '"x".repeat(2 ** 29)',
  'let s = "x"; for (;;) s += s',
  'new ArrayBuffer(2 ** 30)',
  'new Array(1e8).fill(0)',
  'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })',
  'const s = ["x"]; for (;;) s.push(s.join(","))',
]
test.each(floods)('does not get more memory than it may have: %s', async (code) => {
  const machine = await machineOf(
    `fn run(ctx) { if (ctx.time < ${viewAfter(2).time}) { ${code} } ctx.close() }`,
    {
      memoryBytes: 8 * 1024 * 1024,
      runLimitMs: 2_000,
    },
  )
  expect(machine.step(viewAfter(1))).toMatchObject({ kind: 'failed' })
  expect(machine.step(viewAfter(2))).toMatchObject({
    kind: 'done',
    decisions: [{ action: 'close' }],
  })
  machine.dispose()
})

test('what breaks WebAssembly itself ends the program, and the next one runs', async () => {
  const deep =
    'const deep = []; let d = deep; for (let i = 0; i < 1e5; i++) { d[0] = []; d = d[0] } JSON.stringify(deep)'
  const machine = await machineOf(`fn run(ctx) { ${deep}; ctx.close() }`, { runLimitMs: 2_000 })
  expect(machine.step(viewAfter(1))).toMatchObject({ kind: 'failed' })
  expect(() => machine.dispose()).not.toThrow()
  const next = await machineOf('fn run(ctx) { ctx.close() }')
  expect(next.step(viewAfter(1))).toMatchObject({ kind: 'done' })
  next.dispose()
})
