// What runs inside QuickJS before a person's program: it makes `ctx` of numbers that the host writes into memory, then
// freezes everything there is, so that no run can leave anything behind for the next one.
//
// The host writes only what is known at the time of a run: what has not happened yet is nowhere in this memory.
import { indicators } from '../language/indicators.ts'

/** Places in the block of numbers about the account and the run. */
export const block = {
  time: 0,
  balance: 1,
  equity: 2,
  symbol: 3,
  /** Places per market from here: price, funding, quantity, entry, result, leverage, stop, target. */
  markets: 4,
  perMarket: 8,
} as const

/** Values that a series keeps at least; its memory holds twice as many, so that it is seldom moved. */
export const window = 1_024

/** A series begins with the number of its values. */
export const seriesHead = 1

export const prelude = (symbols: readonly string[], interval: string): string => `
'use strict';
(() => {
  const SYMBOLS = ${JSON.stringify(symbols)};
  const INTERVAL = ${JSON.stringify(interval)};
  const INDICATORS = ${JSON.stringify(indicators)};
  const { Error, TypeError, RangeError, Map, Float64Array, ArrayBuffer, Object, Reflect, JSON, Number, String, Math, Array } = globalThis;
  const need = globalThis.__need;
  const toText = JSON.stringify, fromText = JSON.parse;
  const numbers = new Float64Array(globalThis.__numbers);
  const places = new Map(SYMBOLS.map((symbol, i) => [symbol, ${block.markets} + i * ${block.perMarket}]));
  let decisions = [], logs = [], reads = null;
  let stateText = '{}', state = null;
  let params = Object.freeze({});
  let seed = 0, random = null;

  const placeOf = (symbol) => {
    const place = places.get(symbol === undefined ? SYMBOLS[numbers[${block.symbol}]] : symbol);
    if (place === undefined) throw new RangeError('This program runs on ' + SYMBOLS.join(', ') + ': there is no ' + String(symbol));
    return place;
  };
  const symbolOf = (symbol) => symbol === undefined ? SYMBOLS[numbers[${block.symbol}]] : String(symbol);

  // Series: a column of numbers that ends with the latest closed candle.
  const opened = new Map();
  const series = (key, request) => {
    const known = opened.get(key);
    if (known !== undefined) return known;
    const answer = need(toText(request));
    if (typeof answer === 'string') throw new RangeError(answer);
    const column = new Float64Array(answer);
    opened.set(key, column);
    return column;
  };
  const candleColumns = ['t', 'o', 'h', 'l', 'c', 'v'];
  // Candles as objects are made once and frozen: what runs share they cannot change.
  const made = new Map();
  const candlesOf = (symbol, interval) => {
    const [T, O, H, L, C, V] = candleColumns.map((column) => series('candles ' + column + ' ' + interval + ' ' + symbol, { kind: 'candles', symbol, interval, column }));
    const key = interval + ' ' + symbol;
    let all = made.get(key);
    if (all === undefined) made.set(key, all = []);
    const latest = all.length === 0 ? -Infinity : all[all.length - 1].t;
    const count = T[0];
    let from = count;
    while (from > 0 && T[from] > latest) from--;
    for (let i = from + 1; i <= count; i++) all.push(Object.freeze({ t: T[i], o: O[i], h: H[i], l: L[i], c: C[i], v: V[i] }));
    if (all.length > ${2 * window}) all.splice(0, all.length - ${window});
    return all;
  };
  const valueAgo = (column, ago) => {
    const count = column[0];
    return ago < count ? column[count - ago] : NaN;
  };
  const note = (answer, name, ...values) => {
    if (reads.length < 200) reads.push({ name, arguments: values, answer });
    return answer;
  };
  // Columns of indicators that are read by one period, or without options: they are looked up in every run.
  const anyOption = ['line', 'symbol', 'interval', 'ago'];
  const lookups = SYMBOLS.map(() => ({ plain: Object.create(null), byPeriod: Object.create(null) }));
  let { plain, byPeriod } = lookups[0];
  const openIndicator = (name, options = {}) => {
    const description = Object.hasOwn(INDICATORS, name) ? INDICATORS[name] : undefined;
    if (description === undefined) throw new RangeError('There is no indicator ' + String(name) + '; there are ' + Object.keys(INDICATORS).join(', '));
    const { symbol, interval, line = description.lines[0] } = options;
    const names = Object.keys(description.periods);
    for (const given of Object.keys(options)) {
      if (!anyOption.includes(given) && !names.includes(given)) throw new RangeError(name + ' has no option ' + given + '; it has ' + [...names, ...anyOption].join(', '));
    }
    if (!description.lines.includes(line)) throw new RangeError(name + ' has the lines ' + description.lines.join(', ') + ', not ' + String(line));
    const periods = {};
    for (const period of names) {
      const value = options[period] === undefined ? description.periods[period] : options[period];
      if (typeof value !== 'number' || !(value >= (period === 'width' ? 0.1 : 1)) || value > 500 || (period !== 'width' && value % 1 !== 0)) throw new RangeError('The ' + period + ' of ' + name + ' is a whole number from 1 to 500, not ' + String(value));
      periods[period] = value;
    }
    const request = { kind: 'indicator', symbol: symbolOf(symbol), interval: intervalOf(interval), name, periods, line };
    const column = series(toText(request), request);
    if (symbol === undefined && interval === undefined && line === description.lines[0]) {
      if (Object.keys(options).length === 0) plain[name] = column;
      else if (names.length === 1 && names[0] === 'period') {
        byPeriod[name] ??= [];
        byPeriod[name][periods.period] = column;
      }
    }
    return column;
  };
  const intervalOf = (interval) => interval === undefined ? INTERVAL : String(interval);

  const positionAt = (place) => {
    const quantity = numbers[place + 2];
    if (quantity === 0) return null;
    const stop = numbers[place + 6], target = numbers[place + 7];
    return {
      side: quantity > 0 ? 'long' : 'short', quantity: quantity > 0 ? quantity : -quantity, entryPrice: numbers[place + 3],
      pnl: numbers[place + 4], leverage: numbers[place + 5], stop: stop === 0 ? null : stop, target: target === 0 ? null : target,
    };
  };

  const positive = (value, what) => {
    if (typeof value !== 'number' || !(value > 0) || value === Infinity) throw new TypeError(what + ' must be a number above 0, not ' + String(value));
    return value;
  };
  const decide = (action, symbol, more) => {
    const name = symbolOf(symbol);
    placeOf(name);
    if (decisions.some((made) => made.symbol === name)) throw new Error('A run makes one decision for ' + name + ': this is a second one');
    decisions.push({ action, symbol: name, ...more });
  };
  const order = (action) => (symbol, quantity, options = {}) => {
    if (typeof symbol !== 'string') throw new TypeError(action + '() begins with the market, such as ' + action + '("' + SYMBOLS[0] + '", 0.1)');
    const more = { quantity: positive(quantity, 'The quantity') };
    if (options === null || typeof options !== 'object') throw new TypeError('The options of ' + action + '() are { leverage, stop, target, reason }');
    for (const name of ['leverage', 'stop', 'target']) if (options[name] !== undefined && options[name] !== null) more[name] = positive(options[name], 'The ' + name);
    if (options.reason !== undefined) more.reason = String(options.reason).slice(0, 200);
    decide(action, symbol, more);
  };

  const ctx = {
    get symbol() { return SYMBOLS[numbers[${block.symbol}]]; },
    get time() { return numbers[${block.time}]; },
    get params() { return params; },
    get state() { if (state === null) state = fromText(stateText); return state; },
    price(symbol) { const answer = numbers[placeOf(symbol)]; return reads === null ? answer : note(answer, 'price', symbol); },
    funding(symbol) { const told = numbers[placeOf(symbol) + 1], answer = told === told ? told : null; return reads === null ? answer : note(answer, 'funding', symbol); },
    balance() { const answer = numbers[${block.balance}]; return reads === null ? answer : note(answer, 'balance'); },
    equity() { const answer = numbers[${block.equity}]; return reads === null ? answer : note(answer, 'equity'); },
    position(symbol) { const answer = positionAt(placeOf(symbol)); return reads === null ? answer : note(answer, 'position', symbol); },
    candles(symbol, interval, count = 100) {
      const name = symbolOf(symbol), of = intervalOf(interval);
      if (!(count >= 1 && count <= 1000)) throw new RangeError('candles() gives 1 to 1000 candles, not ' + String(count));
      const result = candlesOf(name, of).slice(-Math.floor(count));
      return reads === null ? result : note(result, 'candles', name, of, count);
    },
    indicator(name, options) {
      let ago = 0, column;
      if (options === undefined) column = plain[name];
      else {
        if (options.ago !== undefined) ago = options.ago;
        if (options.line === undefined && options.symbol === undefined && options.interval === undefined) {
          const columns = byPeriod[name];
          if (columns !== undefined) column = columns[options.period];
        }
      }
      if (column === undefined) column = openIndicator(name, options);
      if (ago !== 0 && (!(ago >= 0 && ago < ${window}) || ago % 1 !== 0)) throw new RangeError('ago is a whole number from 0 to ${window - 1}, not ' + String(ago));
      const count = column[0], answer = ago < count ? column[count - ago] : NaN;
      return reads === null ? answer : note(answer, 'indicator', name, options);
    },
    signal(interval, symbol) {
      const of = intervalOf(interval), name = symbolOf(symbol);
      const answer = valueAgo(series('signal ' + of + ' ' + name, { kind: 'signal', symbol: name, interval: of }), 0);
      return reads === null ? answer : note(answer, 'signal', of, name);
    },
    buy: order('buy'),
    sell: order('sell'),
    close(symbol, fraction = 1, reason) {
      positive(fraction, 'The fraction');
      if (fraction > 1) throw new RangeError('The fraction is at most 1, not ' + fraction);
      decide('close', symbol, reason === undefined ? { fraction } : { fraction, reason: String(reason).slice(0, 200) });
    },
    hold(reason) { decide('hold', undefined, reason === undefined ? {} : { reason: String(reason).slice(0, 200) }); },
    log(...values) {
      if (logs.length >= 100) return;
      logs.push(values.map((value) => typeof value === 'string' ? value : toText(value) ?? String(value)).join(' ').slice(0, 500));
    },
  };

  const keepState = () => {
    const left = state;
    state = null;
    const text = toText(left);
    if (text === undefined || text.length > 16384) throw new RangeError('ctx.state is larger than 16 kB, or cannot be kept');
    stateText = text;
  };

  // Mulberry32, from the seed and the time of the run: a run alone draws what it draws after others.
  const nextRandom = () => {
    if (random === null) random = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(numbers[${block.time}] / 1000, 0xc2b2ae35);
    random = (random + 0x6d2b79f5) | 0;
    let t = Math.imul(random ^ (random >>> 15), 1 | random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  let run;
  const hardened = new Set();
  const harden = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || hardened.has(value)) return;
    hardened.add(value);
    Object.freeze(value);
    harden(Reflect.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: held, get, set } = Reflect.getOwnPropertyDescriptor(value, key);
      harden(held); harden(get); harden(set);
    }
  };

  const host = {
    configure(text) { const given = fromText(text); params = Object.freeze(given.params); seed = given.seed | 0; },
    param(name, value) { return params[name] === undefined ? value : params[name]; },
    load(program) {
      const [main, constants] = program(host.param);
      run = main;
      for (const constant of constants) harden(constant);
    },
    /** Runs the program once. Answers how many decisions and lines of log there are to take. */
    step() {
      if (decisions.length > 0) decisions = [];
      if (logs.length > 0) logs = [];
      random = null;
      if (SYMBOLS.length > 1) ({ plain, byPeriod } = lookups[numbers[${block.symbol}]]);
      try { run(ctx); } finally { if (state !== null) keepState(); }
      return decisions.length + logs.length;
    },
    take() { return toText({ decisions, logs }); },
    record(on) { const taken = reads; reads = on ? [] : null; return taken === null ? '[]' : toText(taken, (key, value) => value !== value ? 'NaN' : value); },
    describe(thrown, key) {
      try {
        const value = key === undefined ? thrown : thrown[key];
        return typeof value === 'symbol' ? 'a symbol' : key !== undefined && typeof value !== 'string' ? '' : String(value).slice(0, 2000);
      } catch { return ''; }
    },
    keep(text) { if (text !== undefined) stateText = text; return stateText; },
  };

  for (const name of ['Date', 'eval', 'Function', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'Promise', 'queueMicrotask', 'performance', 'navigator', 'gc', 'print', 'console', '__need', '__numbers']) delete globalThis[name];
  Math.random = nextRandom;
  const functions = [function () {}, function* () {}, async function () {}, async function* () {}];
  for (const made of functions) delete Reflect.getPrototypeOf(made).constructor;
  harden(ctx);
  harden(globalThis);
  for (const made of [...functions, [][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ''[Symbol.iterator](), /a/[Symbol.matchAll](''), (function* () {})(), Object.create(Reflect.getPrototypeOf(Float64Array))]) harden(made);
  return host;
})()
`
