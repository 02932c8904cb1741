// What was traded in a year, for taxes.
import * as z from 'zod/mini'
import { desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { textFile } from '../http/text-file.ts'
import { TimeZone } from './journal-shared.ts'

/**
 * `fills`: a line for each fill of the viewer's account here, in whichever way it was traded. `positions`: a line for
 * each position that closed. `koinly`, `cointracking`: what closed positions earned, paid and received, as these
 * programs import it.
 */
export const taxFormats = ['fills', 'positions', 'koinly', 'cointracking'] as const
export type TaxFormat = (typeof taxFormats)[number]

export const exportTaxFile = defineEndpoint({
  ...desk,
  id: 'journal.tax',
  method: 'GET',
  path: '/api/v1/journal/tax',
  summary:
    'The fills or closed positions of one year, over all sessions, as CSV; imported and typed trades are not in it',
  query: z.strictObject({
    /** The calendar year in the time zone. */
    year: z.pipe(
      z.string().check(z.regex(/^2\d{3}$/, 'must be a year, as "2026"')),
      z.transform(Number),
    ),
    format: z._default(z.enum(taxFormats), 'positions'),
    tz: TimeZone,
  }),
  output: textFile({ types: ['text/csv'] }),
  errors: [],
})
