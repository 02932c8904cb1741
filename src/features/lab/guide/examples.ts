// Pieces of programs, which are the same in every language.
export const examples = {
  param: "param('name', 10, { min: 1, max: 50 })",
  first: `fn run(ctx) {
  const mean = ctx.indicator('sma', { period: 20 })
  if (ctx.price() > mean) {
    ctx.buy(ctx.symbol, 0.01)
  }
}`,
  once: 'if (ctx.price() > mean && !ctx.position()) {',
  stop: 'ctx.buy(ctx.symbol, 0.01, { stop: ctx.price() * 0.97 })',
  sell: 'if (ctx.price() < mean && ctx.position()) ctx.close()',
  slider: "const period = param('period', 20, { min: 5, max: 100 })",
  size: 'const quantity = (ctx.equity() * 0.2) / ctx.price()',
} as const
