// One file for the pages of chosen centres: what two files shared would come with every page of the site.
export { ComparePage } from '../centres/compare-page.tsx'
export { ShortlistPage } from '../centres/shortlist-page.tsx'
