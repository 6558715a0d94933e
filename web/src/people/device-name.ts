const browsers: [mark: RegExp, name: string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [mark: RegExp, name: string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

const firstOf = (list: [RegExp, string][], text: string) => list.find(([mark]) => mark.test(text))?.[1]

/** What a person would call the browser that says this of itself; undefined where nothing is recognised. */
export function deviceName(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined
  const names = [firstOf(browsers, userAgent), firstOf(systems, userAgent)].filter(Boolean)
  return names.length > 0 ? names.join(', ') : undefined
}
