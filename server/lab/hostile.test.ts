// A hostile person sends programs that try to get out, hang, or fill memory, to everything that runs programs. Meanwhile
// the API answers, others' programs and backtests run, and their trading goes on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../contract/sessions/sessions.ts'
import { type Client, approveTrading, signIn } from '../testing/worlds/api-world.ts'
import {
  type LabWorld,
  type Told,
  base,
  crossing,
  dayAgo,
  startLabWorld,
} from '../testing/worlds/lab-world.ts'

let lab: LabWorld
let trader: Client
let sessionId: string
beforeAll(async () => {
  lab = await startLabWorld()
  trader = await signIn(lab.api)
  for (const { wallet } of [trader, lab.stranger]) await lab.faucet(wallet.address, '10000')
  await approveTrading(trader, lab.exchangeUrl)
  await approveTrading(lab.stranger, lab.exchangeUrl)
  const session = { budget: 100, profitTarget: 40, assetIndex: 1 }
  const { body } = await trader.send<Session>('POST', '/trading-sessions', session)
  sessionId = body.id
}, 120_000)
afterAll(() => lab.stop())

/** One after the other in the body of run. */
const escapes = [
  'this.constructor.constructor("return process")().exit()',
  'ctx.constructor.constructor("return process")().exit()',
  'ctx.log.constructor("return this")().process.kill(process.pid)',
  'const f = (() => {}).constructor; f("return process")().exit()',
  'Reflect.construct(Function, ["return process"])()',
  'Object.getPrototypeOf(async () => {}).constructor("return process")()',
  'Object.getPrototypeOf(function* () {}).constructor("return process")().next()',
  'try { null.x } catch (e) { e.constructor.constructor("return process")().exit() }',
  'try { (function f() { f() })() } catch (e) { e.constructor.constructor("return process")().exit() }',
  'new Proxy(ctx, { get: (t, k) => t.constructor.constructor("return process")() }).x',
  'Error.prepareStackTrace = (e, s) => s[0].getThis().process.exit()',
  'const e = new Error(); e.name = { toString: () => { throw 1 } }; throw e',
  'throw { get message() { throw 1 }, get stack() { for (;;); } }',
  'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })',
  'Object.prototype.polluted = 1; ctx.log({}.polluted)',
  'JSON.parse(\'{"__proto__":{"polluted":1}}\').__proto__.constructor.prototype.polluted = 1',
  '({}).__proto__.toJSON = () => "x"',
  'Array.prototype.push = () => { throw 1 }',
  'ctx.__proto__.buy = () => 1',
  'Object.defineProperty(ctx, "time", { get() { throw 1 } })',
  'ctx.state = new Proxy({}, { ownKeys() { throw 1 } })',
  'ctx.state.toJSON = () => { throw 1 }',
  'ctx.state = { toJSON() { return "x".repeat(1e6) } }',
  'ctx.state.x = "y".repeat(1e6)',
  'ctx.log("z".repeat(1e7))',
  'for (let i = 0; i < 1e5; i++) ctx.log(i, "line")',
  'ctx.log({ toString() { throw 1 }, get x() { throw 2 } })',
  'ctx.buy("BTC", { valueOf() { throw 1 } })',
  'ctx.buy(ctx, ctx, ctx)',
  'ctx.buy("BTC", 1e308, { leverage: -1, stop: NaN, target: Infinity })',
  'ctx.candles("BTC", "1h", 1e9)',
  'ctx.indicator("ema", { period: 1e9 })',
  'ctx.indicator("../../etc/passwd")',
  'ctx.candles("__proto__", "constructor")',
  'Array.from({ length: Infinity })',
  'import("node:fs").then((fs) => fs.unlinkSync("/"))',
  'require("child_process").execSync("true")',
  'process.binding("spawn_sync")',
  'globalThis.constructor.constructor("return 1")()',
  'WebAssembly.compile(new Uint8Array(8))',
  'new SharedArrayBuffer(1e9)',
  'fetch("http://127.0.0.1/")',
  'setTimeout(() => {}, 0)',
  'for (let i = 0; i < 1e6; i++) Promise.resolve().then(() => i)',
  'new Worker("x")',
  'const f = (n) => f(n + 1) + 1; f(0)',
  'const a = []; a[0] = a; JSON.stringify(a)',
  'let d = []; for (let i = 0; i < 1e5; i++) d = [d]; JSON.stringify(d)',
  'let d = []; for (let i = 0; i < 1e5; i++) d = [d]; ctx.state.d = d',
  'let d = []; for (let i = 0; i < 1e5; i++) d = [d]; ctx.log(d)',
] as const

const hangs = [
  'for (;;);',
  'for (;;) { try { throw 1 } catch { } finally { continue } }',
  '/^(a+)+$/.test("a".repeat(40) + "!")',
  '/(x+x+)+y/.test("x".repeat(50))',
  '/^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(60))',
  '"a".repeat(1e5).replace(/(a|a)*b/g, "")',
  'const it = { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }; [...it]',
  '[3, 2, 1].sort(() => { for (;;); })',
  'JSON.stringify({ toJSON() { for (;;); } })',
  'for (const k of (function* () { for (;;) yield 1 })());',
] as const

const bombs = [
  'const a = []; for (;;) a.push(new Array(1e6).fill(1))',
  'let s = "x"; for (;;) s += s',
  'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })',
  'new Array(2 ** 32 - 1).fill(0)',
  'new ArrayBuffer(2 ** 31)',
  '"x".repeat(2 ** 30)',
  'new Float64Array(1e9)',
  'BigInt(2) ** BigInt(1e9)',
  '"x".padEnd(2 ** 30, "yz")',
] as const

/** Which the parser reads in the API's own process. */
const shapes = [
  '('.repeat(30_000),
  `ctx${'.a'.repeat(30_000)}`,
  `ctx.a${'()'.repeat(30_000)}`,
  `${'['.repeat(30_000)}`,
  `${'!'.repeat(60_000)}1`,
  `${'a=>'.repeat(20_000)}1`,
  `${'{'.repeat(30_000)}${'}'.repeat(30_000)}`,
  `/${'('.repeat(20_000)}${')'.repeat(20_000)}/`,
  '\u2028\ufeff',
]

const bodied = (body: string) => `fn run(ctx) { ${body} }`
const all = [...escapes, ...hangs, ...bombs, ...shapes].map(bodied)
const worst = [hangs[2], bombs[0], escapes[46]].map(bodied)

/** What somebody else does while `attack` is under way, so often; the attack's answers. */
async function meanwhile<T>(attack: Promise<T>): Promise<T> {
  const others: Promise<void>[] = []
  for (let i = 0; i < 3; i++) {
    others.push(
      lab.person
        .send<Told<'testRunProgram'>>('POST', `${base}/test-run`, { code: crossing, symbol: 'BTC' })
        .then(({ body }) => expect(body.status).toBe('ok')),
    )
  }
  let cycles = 0
  for (; cycles < 5; cycles++) {
    const { status } = await trader.send('POST', '/trading-sessions/trigger-cron')
    expect(status).toBeLessThan(300)
    expect((await trader.send('GET', '/health')).status).toBe(200)
  }
  await Promise.all(others)
  expect(cycles).toBe(5)
  return attack
}

const ofHostile = async (path: string, body?: object) => {
  const { status, body: answer } = await lab.stranger.send<object>('POST', path, body)
  return { status, answer }
}

const isInvalid = (verdict: object = {}) => 'valid' in verdict && verdict.valid === false

describe('programs of somebody hostile', { timeout: 600_000 }, () => {
  test('are validated: none breaks the API, and it says what is wrong where it can', async () => {
    /** As many as may wait at a time. */
    const at = 15
    const verdicts = new Map<string, object>()
    for (let from = 0; from < all.length; from += at) {
      const attack = all
        .slice(from, from + at)
        .map((code) => ofHostile(`${base}/validate`, { code }))
      const answers = from === 0 ? await meanwhile(Promise.all(attack)) : await Promise.all(attack)
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      for (const [i, { answer }] of answers.entries()) verdicts.set(all[from + i] ?? '', answer)
    }
    const unnoticed = hangs.filter((body) => !isInvalid(verdicts.get(bodied(body))))
    expect(unnoticed).toEqual([])
  })

  test('are run on the market: each is an answer, and the next ones run', async () => {
    const attack = worst.map((code) => ofHostile(`${base}/test-run`, { code, symbol: 'BTC' }))
    for (const { status, answer } of await meanwhile(Promise.all(attack))) {
      expect([status, answer]).toMatchObject([200, { status: 'error' }])
    }
  })

  test('are backtested and swept: they end, and others’ backtests complete', async () => {
    const asked = { symbol: 'BTC', start_date: dayAgo(2) }
    const ids: string[] = []
    for (const code of worst) {
      const { answer } = await ofHostile(base, {
        name: 'Bad',
        code: `const n = param('n', 1)\n${code}`,
      })
      const { id } = answer as { id: number }
      const started = await ofHostile(`${base}/${id}/backtest`, asked)
      ids.push((started.answer as { backtest_id: string }).backtest_id)
    }
    const honest = await lab.start()
    const { answer } = await ofHostile(base, {
      name: 'Bad',
      code: `const n = param('n', 1)\n${worst[0]}`,
    })
    const grid = { n: [1, 2] }
    const swept = ofHostile(`${base}/backtest/sweep`, {
      program_id: (answer as { id: number }).id,
      ...asked,
      grid,
    })
    await meanwhile(Promise.all([swept, lab.runAll()]))
    expect((await swept).status).toBe(400)
    const { body } = await lab.get<'getBacktest'>(`/backtest/${honest}`)
    expect(body.status).toBe('completed')
    for (const id of ids) {
      const ended = await lab.get<'getBacktest'>(`/backtest/${id}`, lab.stranger)
      expect(['error', 'completed']).toContain(ended.body.status)
    }
  })

  test('are previewed for a trader: nothing is sent', async () => {
    const account = await ofHostile('/api/account', { name: 'Bad' })
    for (const code of worst) {
      const program = await ofHostile(base, { name: 'Bad', code })
      const bound = await ofHostile(`${base}/bindings`, {
        program_id: (program.answer as { id: number }).id,
        account_id: (account.answer as { id: number }).id,
        symbols: ['SOL'],
        enabled: false,
      })
      const { id } = bound.answer as { id: number }
      const { status, answer } = await meanwhile(ofHostile(`${base}/bindings/${id}/preview-run`))
      expect([status, answer]).toMatchObject([200, { action: 'error' }])
    }
  })

  test('and the session that traded all the while is as it was', async () => {
    const { body } = await trader.send<Session>('GET', `/trading-sessions/${sessionId}`)
    expect(body.status).toBe('active')
  })
})
