// Where the third-party clients are installed after `npm run tours`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const clientsDir = join(import.meta.dirname, '../../.cache/tours')

const installed = join(clientsDir, 'venv/bin/python')

/** The Python that has them; undefined before `npm run tours`. */
export const python = existsSync(installed) ? installed : undefined
