export { ImportsPage as default } from '../../../features/journal/imports/imports-page.tsx'
