import { expect, test } from 'vitest'
import { parseProgram } from './parse.ts'

test('the document’s program is read: fn stands for function', () => {
  const { program, errors } = parseProgram('fn run(ctx) { ctx.buy("BTC", 0.01) }')
  expect(errors).toEqual([])
  expect(program?.code).toBe('function run(ctx) { ctx.buy("BTC", 0.01) }')
})

test.each([
  ['const twice = fn(x) { return 2 * x }', 'const twice = function(x) { return 2 * x }'],
  [
    'fn outer(a) { return fn inner(b) { return b } }',
    'function outer(a) { return function inner(b) { return b } }',
  ],
  ['function fn(x) { return x }\nfunction g() { return fn(1) }', undefined],
  ['function g(o) { return o.fn(1) }', undefined],
  [
    'const o = { fn(x) { return x }, m: [fn(x) { return x }] }',
    'const o = { fn(x) { return x }, m: [function(x) { return x }] }',
  ],
  ['const text = "fn run(ctx) {"', undefined],
  ['// fn run(ctx) {\nconst a = /fn x[(]/.source', undefined],
])('only a function’s fn is replaced: %s', (before, after = before) => {
  const { program, errors } = parseProgram(`${before}\nfunction run(ctx) { ctx.hold() }`)
  expect(errors).toEqual([])
  expect(program?.code).toContain(after)
})

test('a fault is told where the person wrote it, also behind fn', () => {
  expect(parseProgram('fn run(ctx) { ctx.bye("BTC", 1) }').errors).toEqual([
    { message: 'ctx.bye does not exist', line: 1, column: 19, suggestion: 'ctx.buy' },
  ])
  expect(parseProgram('fn run(ctx) {\n  let x = ;\n}').errors).toEqual([
    { message: 'Unexpected token', line: 2, column: 11 },
  ])
  expect(parseProgram('fn run(ctx) { fn inner() { return 1 } let = }').errors[0]).toMatchObject({
    line: 1,
    column: 39,
  })
})

test.each([
  ['let count = 0\nfn run(ctx) { count++ }', /Use const/],
  ['var count = 0\nfn run(ctx) { count++ }', /Use const/],
  ['const seen = new Map()\nfn run(ctx) { seen.set(1, 2) }', /Only|Outside functions/],
  [
    'const next = (() => { let n = 0; return () => n++ })()\nfn run(ctx) { next() }',
    /Outside functions/,
  ],
  ['class Memory { static n = 0 }\nfn run(ctx) { Memory.n++ }', /Only functions and constants/],
  ['run\nfn run(ctx) {}', /Only functions and constants/],
  ['const { a } = { a: 1 }\nfn run(ctx) { ctx.log(a) }', /plain name/],
  ['const o = { get a() { return 1 } }\nfn run(ctx) { ctx.log(o.a) }', /Outside functions/],
  ['const r = Math.random()\nfn run(ctx) { ctx.log(r) }', /Outside functions/],
])('nothing outside functions can change: %s', (code, message) => {
  const { program, errors } = parseProgram(code)
  expect(program).toBeNull()
  expect(errors[0]?.message).toMatch(message)
})

test('what cannot change may stand outside functions', () => {
  const code = `
    const hours = [1, 2, 3], words = { a: \`\${1 + 2}\`, ...{ b: -1 } }
    const half = Math.floor(param('size', 3, { min: 1, max: 9, step: 1 }) / 2)
    const isLate = (time) => time > hours[0] ? !0 : false
    function run(ctx) { if (isLate(ctx.time)) ctx.buy('BTC', half) }`
  expect(parseProgram(code).errors).toEqual([])
})

test('params are read without running the program', () => {
  const { program } = parseProgram(`
    const fast = param("fast", 9, { min: 2, max: 50, step: 1 })
    const edge = param("edge", -0.5)
    fn run(ctx) { ctx.close() }`)
  expect(program?.params).toEqual([
    { name: 'fast', value: 9, min: 2, max: 50, step: 1 },
    { name: 'edge', value: -0.5 },
  ])
})

test.each([
  ['param(name, 1)', /begins with its name/],
  ['param("a b", 1)', /begins with its name/],
  ['param("a")', /needs a number/],
  ['param("a", 5, { min: 6 })', /outside of its min and max/],
  ['param("a", 5, { most: 6 })', /range of a param/],
  ['param("a", 5, { step: 0 })', /must be above 0/],
])('a wrong param is told: %s', (call, message) => {
  const { errors } = parseProgram(
    `const name = 'x'\nconst p = ${call}\nfn run(ctx) { ctx.buy("BTC", p) }`,
  )
  expect(errors.map((error) => error.message).join()).toMatch(message)
})

test('a name is declared once, and at most twenty are', () => {
  const two = 'const a = param("a", 1)\nconst b = param("a", 2)\nfn run(ctx) { ctx.close() }'
  expect(parseProgram(two).errors[0]).toMatchObject({
    message: 'There are two params "a"',
    line: 2,
  })
  const many = Array.from({ length: 21 }, (_, i) => `const p${i} = param("p${i}", 1)`).join('\n')
  expect(parseProgram(`${many}\nfn run(ctx) { ctx.close() }`).errors[0]?.message).toMatch(
    /at most 20/,
  )
})

test.each([
  ['async fn run(ctx) {}', /wait|token/],
  ['fn run(ctx) { const f = async () => 1 }', /wait/],
  ['fn run(ctx) { import("fs") }', /imported/],
  ['import fs from "fs"', /import/],
  ['fn run(ctx) { with (ctx) { buy("BTC", 1) } }', /strict/],
  ['', /needs fn run/],
  ['const run = (ctx) => ctx.buy("BTC", 1)', /needs fn run/],
  ['x'.repeat(65 * 1024), /at most 64 kB/],
  [`fn run(ctx) { ctx${'.a'.repeat(30_000)} }`, /too deeply/],
  [`fn run(ctx) { ctx.a${'()'.repeat(30_000)} }`, /too deeply/],
  [`const a = ctx${'.a'.repeat(30_000)}\nfn run(ctx) {}`, /too deeply/],
  [`fn run(ctx) { ${'('.repeat(30_000)}${')'.repeat(30_000)} }`, /stack space/],
])('what cannot be is told: %#', (code, message) => {
  const { program, errors } = parseProgram(code)
  expect(program).toBeNull()
  expect(errors.map((error) => error.message).join()).toMatch(message)
})

test('a program that never trades is warned of', () => {
  expect(parseProgram('fn run(ctx) { ctx.hold("no") }').warnings[0]?.message).toMatch(/never buys/)
})

test('ctx may have another name', () => {
  expect(parseProgram('fn run(c) { c.by("BTC", 1) }').errors[0]).toMatchObject({
    message: 'c.by does not exist',
    suggestion: 'c.buy',
  })
})
