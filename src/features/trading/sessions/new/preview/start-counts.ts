// Apart from the words about them: workers know no language.

/** The most starts of a contract that a program decides: it is asked in each start anew. */
export const programStartCount = 120
