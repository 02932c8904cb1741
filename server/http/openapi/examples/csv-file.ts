import type { TextFile } from '../../../../contract/http/text-file.ts'

/** The answer of an endpoint that sends a file. */
export function csvFile(name: string, text: string): TextFile {
  return { type: 'text/csv', name, text: piecesOf(text) }
}

async function* piecesOf(text: string): AsyncGenerator<string, void, undefined> {
  yield text
}
