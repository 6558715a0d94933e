import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' }

type LanguagePopulation = Record<string, { _populationPercent: string; _officialStatus?: string }>
const territories: Record<string, { _population: string; languagePopulation?: LanguagePopulation }> =
  territoryInfo.supplemental.territoryInfo

/** Han, kana and Hangul stand for the scripts that languages are said to be written in. */
const lettersOf: Record<string, RegExp> = {
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
}

const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script ?? ''

function isWrittenIn(text: string, script: string): boolean {
  return (lettersOf[script] ?? new RegExp(`\\p{Script=${script}}`, 'u')).test(text)
}

/** Kurdish, Persian and Urdu use letters that Arabic lacks. */
const isArabic = (text: string) => /^[\u0621-\u0652\P{Script=Arabic}]*$/u.test(text)

const nationalStatuses = ['official', 'de_facto_official']
const mostSpeakThisPercent = 90

/** What a tag must say to be read right: for Chinese the script too. */
function tagOf(cldrTag: string, areaCode: string): string {
  const locale = new Intl.Locale(cldrTag.replaceAll('_', '-'))
  if (locale.language !== 'zh') return locale.toString()
  return `zh-${new Intl.Locale(`${locale}-${areaCode}`).maximize().script}`
}

/**
 * The language of a name in an area, where only one is likely: the one national language that is written in
 * this script or, of several, the one that nearly everybody there speaks. English is no candidate.
 */
export function guessLocalLanguage(text: string, areaCode: string): string | null {
  const candidates = Object.entries(territories[areaCode]?.languagePopulation ?? {})
    .filter(([, { _officialStatus }]) => nationalStatuses.includes(_officialStatus ?? ''))
    .map(([tag, { _populationPercent }]) => ({ tag: tagOf(tag, areaCode), percent: Number(_populationPercent) }))
    .filter(({ tag }) => tag !== 'en' && isWrittenIn(text, scriptOf(tag)))
    .filter(({ tag }) => tag !== 'ar' || isArabic(text))
  const likely =
    candidates.length > 1 ? candidates.filter(({ percent }) => percent >= mostSpeakThisPercent) : candidates
  return likely.length === 1 && likely[0] ? likely[0].tag : null
}

const englishWord =
  /\b(academic|academy|center|centre|college|communication|english|group|help|high|institute|institution|lab|language|learning|librar(y|ies)|literac(y|ies)|project|program(me)?|school|site|skills|space|stories|story|student|studio|support|the|tutor\w*|university|words|workshop|write|writers?|writing)\b/i

/** English, where the name has an English word; else not known. */
export function guessEnglish(text: string): 'en' | null {
  return englishWord.test(text) ? 'en' : null
}

/** A declared language, unless the text is not in its script at all: a Korean centre may call itself Writing Center. */
export function languageIfWritten(text: string, tag: string): string | null {
  return isWrittenIn(text, scriptOf(tag)) ? tag : null
}
