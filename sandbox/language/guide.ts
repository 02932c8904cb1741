// The guide for people who write programs, as markdown: made from the one description.
import { indicators } from './indicators.ts'
import type { IndicatorDescription } from './indicators.ts'
import type { Member } from './members.ts'
import { members, paramFunction } from './members.ts'
import { signature } from './typings.ts'

export function guide(): string {
  return `# Writing a program

A program is one function. It runs each time a candle closes, or whenever its binding says, and decides once for a market:

\`\`\`js
const fast = param('fast', 9, { min: 2, max: 50, step: 1 })
const slow = param('slow', 21, { min: 5, max: 200, step: 1 })

fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast })
  const calm = ctx.indicator('ema', { period: slow })
  const position = ctx.position()
  if (quick > calm && !position) {
    ctx.buy(ctx.symbol, 0.01, { stop: ctx.price() * 0.98, reason: 'the quick average is above' })
  } else if (quick < calm && position) {
    ctx.close(ctx.symbol, 1, 'the quick average is below')
  }
}
\`\`\`

The language is JavaScript; \`fn\` may stand for \`function\`. There is no network, no file, no clock but \`ctx.time\`, and
nothing waits. \`Math.random()\` draws from a seed, so that a run can be repeated. Outside functions only constants can
stand: what is to be kept from run to run goes into \`ctx.state\`. A run may take 250 ms and 64 MB.

\`${paramFunction.signature}\`: ${lowerFirst(paramFunction.summary)}

${section('What a run knows', 'value')}
${section('What it can read', 'read')}
${section('What it can decide', 'decision')}
${section('What it can note', 'note')}
## Indicators

| name | options | lines | |
| --- | --- | --- | --- |
${Object.entries<IndicatorDescription>(indicators).map(row).join('\n')}
`
}

function section(title: string, kind: Member['kind']): string {
  const own = members.filter((member) => member.kind === kind)
  return `## ${title}\n\n${own.map(entry).join('\n')}\n`
}

function entry(member: Member): string {
  const parameters = (member.parameters ?? []).map(
    ({ name, summary }) => `\n  - \`${name}\`: ${lowerFirst(summary)}`,
  )
  return `- \`ctx.${signature(member)}\`: ${lowerFirst(member.summary)}${parameters.join('')}`
}

function row([name, { periods, lines, summary }]: [string, IndicatorDescription]): string {
  const options = Object.entries(periods).map(([period, usual]) => `${period} = ${usual}`)
  return `| ${name} | ${options.join(', ')} | ${lines.length > 1 ? lines.join(', ') : ''} | ${summary} |`
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
