// `npm run research -- <folder or CSV> [--only "Conservative 3D"] [--with mostPosts=3] [--vary entryThreshold=0.1,0.25]
// [--entries 0-12,12-24] [--starts 400] [--report]`: what the engine's sessions would have earned on past candles, the same on every machine.
import { parseArgs } from 'node:util'
import { intervalMs } from '../contract/market/market.ts'
import { pairedDifference } from '../engine/research/paired.ts'
import { type Study, inSampleShare, study } from '../engine/research/study.ts'
import { walkForward } from '../engine/research/walk-forward.ts'
import { type Sitting, orderedStarts, sittings } from '../engine/research/trial.ts'
import { createTape } from '../engine/replay/tape.ts'
import { type CandleSet, readCandleSets } from './research/candle-sets.ts'
import { triedEntries } from './research/entries.ts'
import { kinds, marketOf, type Kind } from './research/kinds.ts'
import { writeReport } from './research/report.ts'
import { changed, varied } from './research/vary.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    with: { type: 'string', multiple: true, default: [] },
    vary: { type: 'string' },
    entries: { type: 'string' },
    starts: { type: 'string', default: '400' },
    report: { type: 'boolean', default: false },
  },
})
const [path] = positionals
if (path === undefined) {
  console.error('npm run research -- <folder or CSV of candles, named like BTC_15m_2024.csv>')
  process.exit(1)
}
const sets = readCandleSets(path)
const wanted = kinds()
  .filter(({ name }) => name.startsWith(values.only ?? ''))
  .map((kind) => ({ ...kind, terms: changed(kind.terms, values.with) }))
const startCount = Number(values.starts)
if (values.report) writeReport(sets, startCount)

for (const set of values.report ? [] : sets) {
  console.log(
    `\n${set.name}: ${set.bars.t.length} candles from ${day(set.bars.t[0])} to ${day(set.bars.t.at(-1))}`,
  )
  for (const kind of wanted) {
    if (values.entries !== undefined) showEntries(kind, set, values.entries)
    else if (values.vary === undefined)
      show(kind.name, study(kind.terms, marketOf(set.symbol), set.bars, startCount))
    else showWalk(kind, set, values.vary)
  }
}

function show(name: string, found: Study | null): void {
  if (found === null) return
  const { sessions, beforeCosts, mean, won, worst, worstRun, entries, medianMs } = found
  console.log(
    [
      name.padEnd(18),
      `before ${number(beforeCosts)}`,
      `after ${number(mean)} ${interval(found)}`,
      `in ${number(found.inSample?.mean)} out ${number(found.outOfSample?.mean)} ${interval(found.outOfSample)}`,
      `random ${number(found.rivals.random)} long ${number(found.rivals.long)} short ${number(found.rivals.short)}`,
      `won ${won.toFixed(0)}%`,
      `worst ${number(worst)} run ${number(worstRun)}`,
      `entries ${entries.toFixed(1)}`,
      `${(medianMs / 3_600_000).toFixed(1)} h`,
      `n ${sessions}`,
    ].join('  '),
  )
}

function showWalk(kind: Kind, set: CandleSet, change: string): void {
  const variants = varied(kind.terms, change)
  for (const { label, terms } of variants) {
    show(`${kind.name} ${label}`, study(terms, marketOf(set.symbol), set.bars, startCount))
  }
  if (
    kind.terms.strategy.intervals.some((each) => intervalMs[each] < intervalMs[set.bars.interval])
  )
    return
  const walked = variants.map(({ terms }) => {
    const tape = createTape(set.bars, terms.strategy.intervals)
    const starts = orderedStarts(tape, terms.durationMs, startCount)
    return sittings(terms, marketOf(set.symbol), tape, starts)
  })
  const [first = []] = walked
  for (const [index, { label }] of variants.entries()) {
    if (index === 0) continue
    showDifference(`${kind.name} ${label} − ${variants[0]?.label}`, first, walked[index] ?? [])
  }
  for (const [index, { chosen, mean, all }] of walkForward(walked).entries()) {
    const each = variants.map(({ label }, i) => `${label} ${number(all[i])}`).join('  ')
    console.log(
      `${kind.name}  stretch ${index + 2}: ${variants[chosen]?.label} was best, then ${number(mean)}  (${each})`,
    )
  }
}

function showEntries(kind: Kind, set: CandleSet, text: string): void {
  const tried = triedEntries(text, kind.terms, marketOf(set.symbol), { set, sets, startCount })
  for (const { label, before, after } of tried) {
    const entries = (all: readonly Sitting[]) =>
      all.reduce((sum, each) => sum + each.entries, 0) / all.length
    const fewer = `entries ${entries(before).toFixed(1)} → ${entries(after).toFixed(1)}`
    showDifference(`${kind.name} ${label} − any, ${fewer}`, before, after)
  }
}

function showDifference(title: string, first: Sitting[], changed: Sitting[]): void {
  const border = changed[Math.floor(inSampleShare * changed.length)]?.at ?? Infinity
  const later = changed.filter(({ at }) => at >= border)
  const [whole, out] = [pairedDifference(first, changed), pairedDifference(first, later)]
  console.log(
    `${title}: ${number(whole?.mean)} ${interval(whole)}, out of sample ${number(out?.mean)} ${interval(out)}`,
  )
}

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(2)
}

function interval(found: { low: number | null; high: number | null } | null): string {
  return found === null || found.low === null
    ? '[–]'
    : `[${number(found.low)}, ${number(found.high)}]`
}

function day(t: number | undefined): string {
  return t === undefined ? '–' : new Date(t).toISOString().slice(0, 10)
}
