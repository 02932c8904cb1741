// Title and body of an entry as one text, so that they are kept, saved and undone together.

export interface EntryWords {
  title: string
  body: string
}

export function wordsOf({ title, body }: EntryWords): string {
  return JSON.stringify([title, body])
}

/** Text that is not of this form, from another version, counts as a body. */
export function readWords(text: string): EntryWords {
  try {
    const [title, body]: unknown[] = JSON.parse(text)
    if (typeof title === 'string' && typeof body === 'string') return { title, body }
  } catch {
    // Below.
  }
  return { title: '', body: text }
}
