// One program in QuickJS. It has no object of the host, no clock, no chance but a seeded one, and only the numbers that
// were written into its memory.
import { storableJson } from '../../contract/words/storable.ts'
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import type { MarketSeen, ProgramMoment } from '../../engine/programs/backtest.ts'
import type { ProgramWish } from '../../engine/programs/orders.ts'
import type { ParsedProgram } from '../language/parse.ts'
import type { Series, SeriesRequest } from './series.ts'
import { SeriesWindows } from './series.ts'
import type { ProgramFault, Thrown } from './faults.ts'
import { readFault } from './faults.ts'
import { block, prelude } from './prelude.ts'
import type { QuickJs } from './quickjs.ts'
import { startQuickJs } from './quickjs.ts'

/** What a run decided. Prices in USDC, quantities in units of the coin. */
export type Decision =
  | (ProgramWish & { reason?: string })
  | { action: 'hold'; symbol: string; reason?: string }

/** What a program sees of one market. */
export type MarketView = Omit<MarketSeen, 'symbol'>

export interface RunView extends Omit<ProgramMoment, 'symbol' | 'markets'> {
  /** Index in the machine's symbols: what the run is about. */
  symbol: number
  /** In the order of the machine's symbols. */
  markets: readonly MarketView[]
}

export type RunResult =
  | { kind: 'done'; decisions: readonly Decision[]; logs: readonly string[] }
  | { kind: 'failed'; fault: ProgramFault; logs: readonly string[] }

/** What the program read in a run, in order. */
export interface Read {
  name: string
  arguments: readonly unknown[]
  answer: unknown
}

export interface MachineOptions {
  program: ParsedProgram
  /** The markets that it may trade, the first is the usual one. */
  symbols: readonly string[]
  /** Interval that it runs by. */
  interval: string
  params?: Readonly<Record<string, number>>
  seed?: number
  /** Answers what the program asks to read: a column, or why not. */
  open: (request: SeriesRequest) => Series | { refused: string }
  /** Milliseconds of one run. */
  runLimitMs?: number
  memoryBytes?: number
}

const usualLimits = { runLimitMs: 250, memoryBytes: 64 * 1024 * 1024 }
const stackBytes = 128 * 1024
const faultLimitMs = 50

const broken: RunResult = {
  kind: 'failed',
  fault: {
    kind: 'broken',
    message: 'The program broke what it runs in, such as by nesting too deeply, and has ended',
    line: null,
    column: null,
  },
  logs: [],
}
const nothing: RunResult = { kind: 'done', decisions: [], logs: [] }

/**
 * A program ready to run. `step` runs it once and never throws; whatever the program does, it returns within about the
 * limit, except where one single instruction takes long: who runs code of others does it in a process that can be
 * ended.
 */
export class Machine {
  readonly #vm: QuickJSContext
  readonly #windows: SeriesWindows
  readonly #options: MachineOptions
  readonly #host: QuickJSHandle
  readonly #step: QuickJSHandle
  /** All of the program's memory. */
  readonly memory: () => ArrayBuffer
  #numbers: Float64Array
  readonly #numbersAt: number
  #deadline = Infinity
  #isTired = false
  #isBroken = false

  private constructor(quickJs: QuickJs, options: MachineOptions) {
    const runtime = quickJs.module.newRuntime()
    runtime.setMemoryLimit(options.memoryBytes ?? usualLimits.memoryBytes)
    runtime.setMaxStackSize(stackBytes)
    runtime.setInterruptHandler(() => {
      this.#isTired ||= performance.now() > this.#deadline
      return this.#isTired
    })
    const vm = runtime.newContext()
    this.#vm = vm
    this.#options = options
    this.memory = quickJs.memory
    this.#windows = new SeriesWindows(quickJs, vm, options.open)
    const need = vm.newFunction('__need', (request) => {
      const opened = this.#windows.open(vm.getString(request))
      return typeof opened === 'string' ? vm.newString(opened) : opened
    })
    vm.setProp(vm.global, '__need', need)
    need.dispose()
    const { handle, at } = quickJs.share(vm, 8 * this.#places)
    this.#numbersAt = at
    vm.setProp(vm.global, '__numbers', handle)
    handle.dispose()
    this.#host = vm.unwrapResult(
      vm.evalCode(prelude(options.symbols, options.interval), 'prelude.js'),
    )
    this.#step = vm.getProp(this.#host, 'step')
    this.#numbers = this.#viewNumbers()
  }

  /** Makes a machine and runs what stands outside the program's functions. */
  static async start(options: MachineOptions): Promise<Machine | ProgramFault> {
    const machine = new Machine(await startQuickJs(), options)
    const fault = machine.#load()
    if (fault === undefined) return machine
    machine.dispose()
    return fault
  }

  /** Runs the program once, at a time that does not lie before that of the run before. */
  step(view: RunView): RunResult {
    if (this.#isBroken) return broken
    this.#write(view)
    this.#windows.advanceTo(view.time)
    this.#allow(this.#options.runLimitMs ?? usualLimits.runLimitMs)
    try {
      const result = this.#vm.callFunction(this.#step, this.#vm.undefined)
      if (result.error) {
        const fault = this.#fault(result.error)
        return { kind: 'failed', fault, logs: this.#taken().logs }
      }
      const made = this.#vm.getNumber(result.value)
      result.value.dispose()
      return made === 0 ? nothing : { kind: 'done', ...this.#taken() }
    } catch {
      // WebAssembly itself gave up, such as on data that is nested too deeply for it: its memory is in no known state.
      this.#isBroken = true
      return broken
    }
  }

  /** Forgets ctx.state and the time, so that the next run may be at an earlier one. */
  restart(): void {
    if (this.#isBroken) return
    this.state = '{}'
    this.#windows.restart()
  }

  /** Begins or ends to note what runs read; returns what was noted. */
  record(isOn: boolean): readonly Read[] {
    const noted = this.#ask('record', isOn ? this.#vm.true : this.#vm.false)
    return JSON.parse(storableJson(noted)) as Read[]
  }

  /** ctx.state as JSON. */
  get state(): string {
    return storableJson(this.#ask('keep', this.#vm.undefined))
  }

  set state(text: string) {
    const handle = this.#vm.newString(text)
    this.#ask('keep', handle)
    handle.dispose()
  }

  /** Gives its memory back. A broken machine's goes with it. */
  dispose(): void {
    if (this.#isBroken) return
    const { runtime } = this.#vm
    this.#step.dispose()
    this.#host.dispose()
    this.#vm.dispose()
    runtime.dispose()
  }

  #load(): ProgramFault | undefined {
    const { program, params = {}, seed = 0 } = this.#options
    this.#allow(usualLimits.runLimitMs)
    const declared = Object.fromEntries(program.params.map(({ name, value }) => [name, value]))
    const given = this.#vm.newString(JSON.stringify({ params: { ...declared, ...params }, seed }))
    this.#ask('configure', given)
    given.dispose()
    // The first line is ours, so that lines are told as the person counts them.
    const code = `(function (param) { 'use strict';\n${program.code}\nreturn [run, [${program.constants.join(', ')}]] })`
    const made = this.#vm.evalCode(code, 'program.js')
    if (made.error) return this.#fault(made.error)
    const load = this.#vm.getProp(this.#host, 'load')
    const loaded = this.#vm.callFunction(load, this.#vm.undefined, made.value)
    load.dispose()
    made.value.dispose()
    if (loaded.error) return this.#fault(loaded.error)
    loaded.value.dispose()
    return undefined
  }

  #fault(error: QuickJSHandle): ProgramFault {
    const isTooSlow = this.#isTired
    // What is read of it may be a getter of the program.
    this.#allow(faultLimitMs)
    const thrown: Thrown = { name: '', message: '', stack: '' }
    if (this.#vm.typeof(error) === 'object') {
      for (const part of ['name', 'message', 'stack'] as const) {
        const key = this.#vm.newString(part)
        thrown[part] = this.#ask('describe', error, key)
        key.dispose()
      }
    } else thrown.message = this.#ask('describe', error, this.#vm.undefined)
    error.dispose()
    this.#allow(faultLimitMs)
    return readFault(thrown, this.#options.program, isTooSlow)
  }

  #allow(ms: number): void {
    this.#isTired = false
    this.#deadline = performance.now() + ms
  }

  #taken(): { decisions: Decision[]; logs: string[] } {
    return JSON.parse(storableJson(this.#ask('take', this.#vm.undefined))) as {
      decisions: Decision[]
      logs: string[]
    }
  }

  #ask(name: string, ...given: QuickJSHandle[]): string {
    const verb = this.#vm.getProp(this.#host, name)
    const result = this.#vm.callFunction(verb, this.#vm.undefined, ...given)
    verb.dispose()
    // Only what reads a fault can fail: in a getter of the program.
    if (result.error) {
      result.error.dispose()
      return ''
    }
    const answer = result.value
    const text = this.#vm.typeof(answer) === 'string' ? this.#vm.getString(answer) : ''
    answer.dispose()
    return text
  }

  #viewNumbers(): Float64Array {
    return new Float64Array(this.memory(), this.#numbersAt, this.#places)
  }

  get #places(): number {
    return block.markets + this.#options.symbols.length * block.perMarket
  }

  #write({ time, symbol, balance, equity, markets }: RunView): void {
    // A memory that has grown is another one.
    if (this.#numbers.length === 0) this.#numbers = this.#viewNumbers()
    const numbers = this.#numbers
    numbers[block.time] = time
    numbers[block.balance] = balance
    numbers[block.equity] = equity
    numbers[block.symbol] = symbol
    let place: number = block.markets
    for (const market of markets) {
      numbers[place] = market.price
      numbers[place + 1] = market.funding
      numbers[place + 2] = market.quantity
      numbers[place + 3] = market.entryPrice
      numbers[place + 4] = market.pnl
      numbers[place + 5] = market.leverage
      numbers[place + 6] = market.stop ?? 0
      numbers[place + 7] = market.target ?? 0
      place += block.perMarket
    }
  }
}
