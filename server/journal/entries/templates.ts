// What entries begin with: questions, in markdown.
import type { EntryType } from '../../../contract/journal/entries.ts'

interface Template {
  title: string
  body: string
}

/** `day`: of the entry; the Monday of a week. */
export const templates: Record<EntryType, (day: string) => Template> = {
  note: () => ({ title: '', body: '' }),
  'pre-trade': () => ({
    title: 'Before the trade',
    body: sections([
      'What do I see?',
      'Where am I wrong, and what does that cost?',
      'Where do I take profit?',
      'What would keep me out?',
    ]),
  }),
  'post-trade': () => ({
    title: 'After the trade',
    body: sections([
      'Did I follow the plan?',
      'What went well?',
      'What would I do differently?',
      'How did I feel?',
    ]),
  }),
  'daily-review': (day) => ({
    title: `Review of ${day}`,
    body: sections(['What went well?', 'What went badly?', 'What do I do tomorrow?']),
  }),
  'weekly-review': (day) => ({
    title: `Review of the week from ${day}`,
    body: sections([
      'What earned, and what cost?',
      'Which rule did I keep, and which did I break?',
      'One thing to change next week',
    ]),
  }),
}

function sections(questions: readonly string[]): string {
  return `${questions.map((question) => `## ${question}\n`).join('\n')}`
}
