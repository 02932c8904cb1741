// What other rooms may import from money/.
export { fundingKey, sharesOf } from './funds/book-funding.ts'
