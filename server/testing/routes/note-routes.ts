// A small in-memory resource with every HTTP method.
import * as z from 'zod/mini'
import { type Endpoint, defineEndpoint, noContent } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { type Route, viewerRoute } from '../../route.ts'

const Note = z.object({ text: z.string(), writes: z.int() })
type Note = z.infer<typeof Note>

const common = {
  path: '/test/notes/:symbol',
  auth: 'viewer',
  summary: 'For tests',
  params: z.strictObject({ symbol: z.string() }),
  errors: ['NOT_FOUND'],
} as const
const text = z.string().check(z.minLength(1))

export const readNote = defineEndpoint({
  ...common,
  id: 'health.readNote',
  method: 'GET',
  output: Note,
})
export const putNote = defineEndpoint({
  ...common,
  id: 'health.putNote',
  method: 'PUT',
  body: z.strictObject({ text }),
  output: Note,
})
export const patchNote = defineEndpoint({
  ...common,
  id: 'health.patchNote',
  method: 'PATCH',
  body: z.strictObject({ text: z.optional(text) }),
  output: Note,
})
export const deleteNote = defineEndpoint({
  ...common,
  id: 'health.deleteNote',
  method: 'DELETE',
  output: noContent,
})

export const noteEndpoints: Record<string, Endpoint> = { readNote, putNote, patchNote, deleteNote }

export function noteExample(name: string): { body?: unknown; response: unknown } {
  const response = name === 'deleteNote' ? undefined : { text: 'Bought', writes: 1 }
  return name.startsWith('p') ? { body: { text: 'Bought' }, response } : { response }
}

/** `deletions`: the number of deletions so far. */
export function noteRoutes(): { routes: Route[]; deletions: () => number } {
  const notes = new Map<string, Note>()
  let deletions = 0
  const find = (symbol: string): Note => {
    const note = notes.get(symbol)
    if (note === undefined) throw new ServiceError('NOT_FOUND', 'There is no such note')
    return note
  }
  const write = (symbol: string, written: string): Note => {
    const note = { text: written, writes: (notes.get(symbol)?.writes ?? 0) + 1 }
    notes.set(symbol, note)
    return note
  }
  const routes = [
    viewerRoute(readNote, async ({ input }) => find(input.params.symbol)),
    viewerRoute(putNote, async ({ input }) => write(input.params.symbol, input.body.text)),
    viewerRoute(patchNote, async ({ input: { params, body } }) =>
      write(params.symbol, body.text ?? find(params.symbol).text),
    ),
    viewerRoute(deleteNote, async ({ input }) => {
      find(input.params.symbol)
      notes.delete(input.params.symbol)
      deletions += 1
    }),
  ]
  return { routes, deletions: () => deletions }
}
