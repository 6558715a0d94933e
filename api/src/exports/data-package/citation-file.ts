import { stringify } from 'yaml'
import { datasetKeywords, datasetLicence, datasetTitle } from '../../dataset.ts'
import type { Described } from './descriptor.ts'

/** CITATION.cff, of the Citation File Format 1.2.0. */
export const citationFile = ({ cited, description }: Described) =>
  stringify({
    'cff-version': '1.2.0',
    message: 'If you use this data, please cite it as below.',
    type: 'dataset',
    title: cited.title,
    abstract: description,
    authors: [{ name: datasetTitle }],
    version: cited.version,
    'date-released': cited.issuedOn,
    url: cited.address,
    license: datasetLicence.code,
    keywords: datasetKeywords,
  })
