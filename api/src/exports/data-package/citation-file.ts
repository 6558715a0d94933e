import { stringify } from 'yaml'
import { datasetKeywords, datasetLicence } from '../../dataset.ts'
import type { Described } from './descriptor.ts'

/** CITATION.cff, of the Citation File Format 1.2.0. */
export const citationFile = ({ title, description, address, version, at }: Described) =>
  stringify({
    'cff-version': '1.2.0',
    message: 'If you use this data, please cite it as below.',
    type: 'dataset',
    title,
    abstract: description,
    authors: [{ name: title }],
    version,
    'date-released': at.slice(0, 10),
    url: address,
    license: datasetLicence.code,
    keywords: datasetKeywords,
  })
