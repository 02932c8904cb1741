/** The refusal of a whole request: answered as `{status: 'err', response: text}` with HTTP 200. */
export class Refusal extends Error {}
