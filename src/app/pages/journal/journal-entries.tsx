export { EntriesPage as default } from '../../../features/journal/entries/entries-page.tsx'
