import { createContext, use } from 'react'
import type { Viewer } from './client.ts'

export const ViewerContext = createContext<Viewer | null>(null)

/** Null while nobody is signed in. */
export function useViewer(): Viewer | null {
  return use(ViewerContext)
}

/** For components that render only when signed in. */
export function useSignedIn(): Viewer {
  const viewer = use(ViewerContext)
  if (viewer === null) throw new Error('rendered without a signed-in viewer')
  return viewer
}
