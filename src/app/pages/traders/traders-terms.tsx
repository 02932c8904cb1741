export { TermsPage as default } from '../../../features/traders/terms/terms-page.tsx'
