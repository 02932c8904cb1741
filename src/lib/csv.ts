// Every CSV file of this project is written by the same rules, here and on the server.
export { csvLines, toCsv } from '../../engine/csv.ts'
