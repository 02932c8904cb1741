// What other rooms may import from sessions/.
export { durationOf } from './duration.ts'
export { copiedTerms } from './start/copied-terms.ts'
export { startSession } from './start/start.ts'
export { stopSession } from './stop.ts'
