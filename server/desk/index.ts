// What other rooms may import from desk/.
export { askedVenue } from './exchanges/asked-venue.ts'
