/// <reference path="./opencc-dictionaries.d.ts" />
import { ConverterFactory } from 'opencc-js/core'
import newJapanese from 'opencc-js/dict/JPShinjitaiCharacters'
import traditional from 'opencc-js/dict/TSCharacters'

/** Simplified, then what Japan alone has simplified by its traditional form, which is simplified in turn. */
const simplify = ConverterFactory([traditional], [newJapanese], [traditional])

/**
 * Traditional, simplified and Japanese forms of a character as one. Character by character: what OpenCC knows of whole
 * phrases would make the same characters differ from one text to the next.
 */
export function foldHan(text: string): string {
  return /\p{Script=Han}/u.test(text) ? simplify(text) : text
}
