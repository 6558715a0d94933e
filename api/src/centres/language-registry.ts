import languages from 'language-subtag-registry/data/json/language.json' with { type: 'json' }
import regions from 'language-subtag-registry/data/json/region.json' with { type: 'json' }
import scripts from 'language-subtag-registry/data/json/script.json' with { type: 'json' }
import variants from 'language-subtag-registry/data/json/variant.json' with { type: 'json' }

const isIn = (list: object, subtag: string) => Object.hasOwn(list, subtag)

/**
 * Whether each part of a canonical language tag stands in the registry of IANA. ICU cannot tell: it has names for
 * some hundreds of languages, and for hardly a signed one. The registry's ranges for private use name no language.
 */
export function isRegistered(tag: string): boolean {
  const [language = '', ...others] = tag.toLowerCase().split('-')
  return (
    isIn(languages, language) &&
    others.every((subtag) => [scripts, regions, variants].some((list) => isIn(list, subtag)))
  )
}
