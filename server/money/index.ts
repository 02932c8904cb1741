// What other rooms may use of money/.
export { fundingKey, sharesOf } from './funds/book-funding.ts'
