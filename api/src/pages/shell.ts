import type { InterfaceLanguage } from '@centres/contract'
import { directionOf } from './texts.ts'

export type Parts = { language: InterfaceLanguage; head: string; plain: string }

const marks = /^(.*)<html lang="en">(.*)<!--head-->.*<!--\/head-->(.*)<!--plain-->.*<!--\/plain-->(.*)$/s

/** Takes the built page apart at its marks. What stands between the two of a pair is written anew for each page. */
export function openShell(page: string): (parts: Parts) => string {
  const [, before, top, middle, bottom] = marks.exec(page) ?? []
  if (before === undefined) throw new Error('the built page lacks its language, or a mark of its head or plain text')
  return ({ language, head, plain }) => {
    const root = `<html lang="${language}" dir="${directionOf(language)}">`
    return `${before}${root}${top}${head}${middle}<noscript>\n${plain}\n</noscript>${bottom}`
  }
}
