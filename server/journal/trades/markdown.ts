// A trade as markdown: its facts as YAML front matter, then its notes.
import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'

export function markdownOf(trade: JournalTrade): string {
  const { notes, tags, ...facts } = trade
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${yaml(value)}`)
  const named = tags.map(({ name }) => yaml(name)).join(', ')
  const title = `# ${trade.side === 'buy' ? 'Long' : 'Short'} ${trade.symbol}`
  const text = notes.trim() === '' ? '' : `\n${notes.trim()}\n`
  return `---\n${lines.join('\n')}\ntags: [${named}]\n---\n\n${title}\n${text}\n`
}

/** YAML 1.2 has JSON's strings, so that nothing in a text can be taken for syntax. */
function yaml(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value)
  return JSON.stringify(value).replaceAll(/[\u0085\u2028\u2029]/g, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
