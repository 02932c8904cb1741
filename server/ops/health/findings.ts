// Problems that other rooms report to the operator. Kept in this process only, because they can be found again.
import type { HealthFinding } from '../../../contract/ops/health.ts'
import { createDurations } from './durations.ts'
import type { Clock, Finding, Findings, Logger, UnknownKind, UnknownRows } from '../port.ts'

/** How many different texts are kept of each kind, and how many characters of each. */
const textsKept = 20
const textLength = 200

const names: Record<UnknownKind, string> = {
  fill_direction: 'kind of fill',
  ledger_row: 'kind of ledger row',
  liquidation: 'liquidation',
  order_status: 'order status',
  order_refusal: 'refusal of an order',
}

export function createFindings({ log, clock }: { log: Logger; clock: Clock }): Findings {
  const found = new Map<string, HealthFinding>()
  const unknowns = new Map<UnknownKind, UnknownRows>()
  const durations = createDurations()

  function report(name: string, finding: Finding): void {
    const at = clock()
    const before = found.get(name)
    const isSame = before?.level === finding.level
    found.set(name, { name, ...finding, since: isSame ? before.since : at, at })
    if (isSame || (before === undefined && finding.level === 'ok')) return
    const level = finding.level === 'bad' ? 'error' : finding.level === 'warn' ? 'warn' : 'info'
    log[level]({ finding: name, value: finding.value }, finding.message)
  }

  return {
    ...durations,
    report,
    unknown(kind, text) {
      const kept = text.slice(0, textLength)
      const rows = unknowns.get(kind) ?? { kind, times: 0, texts: [] }
      const isNew = !rows.texts.includes(kept)
      const texts = isNew ? [...rows.texts, kept].slice(-textsKept) : rows.texts
      unknowns.set(kind, { kind, times: rows.times + 1, texts })
      if (isNew) log.warn({ kind, text: kept }, `the exchange told an unknown ${names[kind]}`)
      const value = [...unknowns.values()].reduce((sum, { times }) => sum + times, 0)
      report('unknown_rows', { level: 'ok', message: messageOf([...unknowns.values()]), value })
    },
    list: () => [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    unknownRows: () => [...unknowns.values()],
  }
}

function messageOf(unknowns: UnknownRows[]): string {
  const parts = unknowns.map(({ kind, times, texts }) => {
    const shown = texts.map((text) => `“${text}”`).slice(-3)
    return `${names[kind]} ${times} ×, such as ${shown.join(', ')}`
  })
  return `The exchange has told what this server does not know: ${parts.join('; ')}`
}
