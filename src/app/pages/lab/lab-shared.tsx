export { SharedRunPage as default } from '../../../features/lab/share/shared-run-page.tsx'
