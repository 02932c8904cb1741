// Where the clients that others wrote live, once somebody has asked for them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const clientsDir = join(import.meta.dirname, '../../.cache/tours')

const installed = join(clientsDir, 'venv/bin/python')

/** The Python that has them; undefined where nobody ran `npm run tours`. */
export const python = existsSync(installed) ? installed : undefined
