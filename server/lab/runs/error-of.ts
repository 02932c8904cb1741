import type { ProgramFault } from '../../../sandbox/machine/faults.ts'

export const errorOf = ({ message, line, column }: ProgramFault) => ({ message, line, column })
