// What the stand-in says about a program: a template by a word of the question.

const templates: readonly { about: RegExp; says: string; code: string }[] = [
  {
    about: /grid/i,
    says: 'A grid buys a step lower and sells a step higher. This one holds one position and moves its steps with the price.',
    code: `const step = param('step', 1, { min: 0.2, max: 5, step: 0.1 })    // %
const share = param('share', 20, { min: 5, max: 50, step: 5 })     // % of what you have

fn run(ctx) {
  const price = ctx.price()
  const last = ctx.state.last ?? price
  ctx.state.last = last
  if (!ctx.position() && price < last * (1 - step / 100)) {
    ctx.state.last = price
    ctx.buy(ctx.symbol, (ctx.equity() * share) / 100 / price, { stop: price * 0.95, reason: 'a step lower' })
  } else if (ctx.position() && price > ctx.state.last * (1 + step / 100)) {
    ctx.state.last = price
    ctx.close(ctx.symbol, 1, 'a step higher')
  }
}
`,
  },
  {
    about: /average|trend|ema|cross/i,
    says: 'Two averages: long while the quick one is above the slow one.',
    code: `const fast = param('fast', 9, { min: 2, max: 60 })
const slow = param('slow', 30, { min: 10, max: 240 })

fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast })
  const calm = ctx.indicator('ema', { period: slow })
  if (quick > calm && !ctx.position()) {
    const price = ctx.price()
    ctx.buy(ctx.symbol, (ctx.equity() * 0.3) / price, { stop: price * 0.97, reason: 'the quick average is above' })
  } else if (quick < calm && ctx.position()) {
    ctx.close(ctx.symbol, 1, 'the quick average is below')
  }
}
`,
  },
  {
    about: /./s,
    says: 'RSI tells when a market has fallen far. This buys then, with a stop, and closes when RSI is back in the middle.',
    code: `const low = param('low', 30, { min: 10, max: 45 })
const high = param('high', 55, { min: 50, max: 80 })

fn run(ctx) {
  const rsi = ctx.indicator('rsi')
  if (rsi < low && !ctx.position()) {
    const price = ctx.price()
    ctx.buy(ctx.symbol, (ctx.equity() * 0.3) / price, { stop: price * 0.96, reason: 'RSI is low' })
  } else if (rsi > high && ctx.position()) {
    ctx.close(ctx.symbol, 1, 'RSI is back')
  }
}
`,
  },
]

/** Prose, then a whole program as a block of code. */
export function adviceFor(question: string): string {
  const found = templates.find(({ about }) => about.test(question)) ?? templates[0]
  return found === undefined ? '' : `${found.says}\n\n\`\`\`js\n${found.code}\`\`\`\n`
}
