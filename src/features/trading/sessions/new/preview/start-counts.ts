// Apart from the words about them: workers know no language.

/** The most starts that one contract is replayed from. */
export const startCount = 400

/** Of a contract that a program decides: it is asked in each start anew. */
export const programStartCount = 120

/** With fewer starts no estimate is shown. */
export const fewestStarts = 30

/** The most bars that one answer of the API contains, and about as many as exchanges keep. */
export const mostBars = 5_000
